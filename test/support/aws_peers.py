"""Other people's AWS, on loopback: what boto3 reads of an endpoint, and moto's server with two environments in it."""

import json
import os
import sys
from datetime import timezone

# Nothing of this machine's own settings or credentials, and no metadata service.
os.environ.update(
    AWS_EC2_METADATA_DISABLED="true",
    AWS_CONFIG_FILE=os.devnull,
    AWS_SHARED_CREDENTIALS_FILE=os.devnull,
)

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError


def client(service, endpoint, region, credentials):
    assert endpoint.startswith("http://127."), endpoint
    return boto3.client(
        service,
        endpoint_url=endpoint,
        region_name=region,
        config=Config(retries={"total_max_attempts": 1}),
        **credentials,
    )


def plain(value):
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items() if key != "ResponseMetadata"}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if hasattr(value, "isoformat"):
        return value.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return value


def ask(endpoint, region, credentials, calls):
    """The answers, or the errors' codes and messages, in the order of the calls."""
    answers = []
    for service, method, params in calls:
        aws = client(service, endpoint, "us-east-1" if service == "iam" else region, credentials)
        try:
            answers.append(plain(getattr(aws, method)(**params)))
        except ClientError as error:
            answers.append({"error": plain(error.response["Error"])})
    print(json.dumps(answers))


def serve(region, environment, other, instance, port):
    """One load balancer that two environments share, as Elastic Beanstalk sets it up. Ends with standard input."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    url = "http://%s:%s" % server.get_host_and_port()
    nobody = {"aws_access_key_id": "nobody", "aws_secret_access_key": "nothing"}
    subnets = client("ec2", url, region, nobody).describe_subnets()["Subnets"]
    elb = client("elbv2", url, region, nobody)
    balancer = elb.create_load_balancer(Name="awseb-shared", Subnets=[one["SubnetId"] for one in subnets[:2]])
    arn = balancer["LoadBalancers"][0]["LoadBalancerArn"]
    groups = {}
    for number, owner in enumerate([other, environment]):
        group = elb.create_target_group(
            Name="awseb-%s" % owner["name"],
            Protocol="HTTP",
            Port=port,
            VpcId=subnets[0]["VpcId"],
            HealthCheckPath="/",
            HealthCheckIntervalSeconds=15,
            HealthCheckTimeoutSeconds=5,
            HealthyThresholdCount=3,
            UnhealthyThresholdCount=5,
            Matcher={"HttpCode": "200"},
            Tags=[
                {"Key": "elasticbeanstalk:environment-id", "Value": owner["id"]},
                {"Key": "elasticbeanstalk:environment-name", "Value": owner["name"]},
            ],
        )["TargetGroups"][0]["TargetGroupArn"]
        action = {"Type": "forward", "TargetGroupArn": group}
        elb.create_listener(LoadBalancerArn=arn, Protocol="HTTP", Port=80 + number, DefaultActions=[action])
        groups[owner["id"]] = group
    elb.register_targets(TargetGroupArn=groups[environment["id"]], Targets=[{"Id": instance, "Port": port}])
    print(json.dumps({"url": url, "loadBalancer": arn, "groups": groups}), flush=True)
    sys.stdin.read()
    server.stop()


if __name__ == "__main__":
    {"ask": ask, "serve": serve}[sys.argv[1]](**json.loads(sys.argv[2]))
