# What health_check does, with curl that signs: the same calls of AWS, the same request to the app.
set -eu
info=$HEALTH_HOOKS_SYSTEM_ROOT/opt/elasticbeanstalk/config/ebenvinfo
id=$(cat "$info/envid")
region=$(cat "$info/region")
metadata=${AWS_EC2_METADATA_SERVICE_ENDPOINT%/}/latest
token=$(curl -sf -X PUT -H "X-aws-ec2-metadata-token-ttl-seconds: 60" "$metadata/api/token")
get() { curl -sf -H "X-aws-ec2-metadata-token: $token" "$metadata/meta-data/$1"; }
role=$(get iam/security-credentials/)
credentials=$(get "iam/security-credentials/$role")
field() { echo "$credentials" | sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p"; }
user=$(field AccessKeyId):$(field SecretAccessKey)
session=$(field Token)

call() {
  endpoint=$1 service=$2 version=$3
  shift 3
  curl -sf --cacert "$AWS_CA_BUNDLE" --aws-sigv4 "aws:amz:$region:$service" --user "$user" \
    -H "X-Amz-Security-Token: $session" --data "Version=$version" "$@" "$endpoint/"
}
beanstalk() { call "$AWS_ENDPOINT_URL_ELASTIC_BEANSTALK" elasticbeanstalk 2010-12-01 "$@"; }
elb() { call "$AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2" elasticloadbalancing 2015-12-01 "$@"; }
texts() { sed 's/>\s*</>\n</g' | sed -n "s/.*<$1>\([^<]*\)<.*/\1/p"; }

balancer=$(beanstalk --data "Action=DescribeEnvironmentResources&EnvironmentId=$id" |
  sed 's/.*<LoadBalancers>//' | texts Name | grep '^arn:' | head -n 1)
groups=$(elb --data Action=DescribeTargetGroups --data-urlencode "LoadBalancerArn=$balancer" | texts TargetGroupArn)
arns=()
for arn in $groups; do
  arns+=(--data-urlencode "ResourceArns.member.$((${#arns[@]} / 2 + 1))=$arn")
done
group=$(elb --data Action=DescribeTags "${arns[@]}" | sed 's/>\s*</>\n</g' |
  awk -v id="$id" -F '[<>]' '$2 == "ResourceArn" { arn = $3 } $2 == "Value" && $3 == id { print arn }')

address=$(get local-ipv4)
status=$(curl -s -o /dev/null -w '%{http_code}' -A ELB-HealthChecker/2.0 "http://$address:$APP_PORT/")
[ "$status" -ge 200 ]
[ "$status" -le 301 ]
elb --data Action=ModifyTargetGroup --data-urlencode "TargetGroupArn=$group" \
  --data-urlencode Matcher.HttpCode=200-301 >/dev/null
