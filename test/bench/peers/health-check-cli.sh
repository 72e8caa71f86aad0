# What health_check does, with the AWS CLI: the same calls of AWS, one process each, and the same request to the app.
set -eu
info=$HEALTH_HOOKS_SYSTEM_ROOT/opt/elasticbeanstalk/config/ebenvinfo
id=$(cat "$info/envid")
AWS_REGION=$(cat "$info/region")
export AWS_REGION AWS_DEFAULT_REGION="$AWS_REGION"

# By hand, since older releases do not read the variables.
beanstalk() { "$AWS_CLI" elasticbeanstalk --endpoint-url "$AWS_ENDPOINT_URL_ELASTIC_BEANSTALK" --output text "$@"; }
elb() { "$AWS_CLI" elbv2 --endpoint-url "$AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2" --output text "$@"; }

balancer=$(beanstalk describe-environment-resources --environment-id "$id" \
  --query 'EnvironmentResources.LoadBalancers[0].Name')
groups=$(elb describe-target-groups --load-balancer-arn "$balancer" --query 'TargetGroups[].TargetGroupArn')
# shellcheck disable=SC2086 # one argument an ARN
group=$(elb describe-tags --resource-arns $groups \
  --query "TagDescriptions[?Tags[?Key=='elasticbeanstalk:environment-id' && Value=='$id']].ResourceArn")

metadata=${AWS_EC2_METADATA_SERVICE_ENDPOINT%/}/latest
token=$(curl -sf -X PUT -H "X-aws-ec2-metadata-token-ttl-seconds: 60" "$metadata/api/token")
address=$(curl -sf -H "X-aws-ec2-metadata-token: $token" "$metadata/meta-data/local-ipv4")
status=$(curl -s -o /dev/null -w '%{http_code}' -A ELB-HealthChecker/2.0 "http://$address:$APP_PORT/")
[ "$status" -ge 200 ]
[ "$status" -le 301 ]
elb modify-target-group --target-group-arn "$group" --matcher '{"HttpCode":"200-301"}' >/dev/null
