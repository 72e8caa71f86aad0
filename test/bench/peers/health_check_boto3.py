"""What health_check does, with boto3: the same calls of AWS, the same request to the app."""

import http.client
import os
import urllib.parse

import boto3

root = os.environ["HEALTH_HOOKS_SYSTEM_ROOT"]


def info(name):
    with open(f"{root}/opt/elasticbeanstalk/config/ebenvinfo/{name}") as file:
        return file.read().strip()


def client(service, variable):
    # By hand, since older releases do not read the variable.
    return boto3.client(service, region_name=info("region"), endpoint_url=os.environ[variable])


def private_address():
    endpoint = urllib.parse.urlsplit(os.environ["AWS_EC2_METADATA_SERVICE_ENDPOINT"])
    metadata = http.client.HTTPConnection(endpoint.netloc, timeout=2)
    metadata.request("PUT", "/latest/api/token", headers={"X-aws-ec2-metadata-token-ttl-seconds": "60"})
    token = metadata.getresponse().read().decode()
    metadata.request("GET", "/latest/meta-data/local-ipv4", headers={"X-aws-ec2-metadata-token": token})
    return metadata.getresponse().read().decode()


def probe(address, port, path):
    app = http.client.HTTPConnection(address, port, timeout=5)
    app.request("GET", path, headers={"User-Agent": "ELB-HealthChecker/2.0"})
    return app.getresponse().status


beanstalk = client("elasticbeanstalk", "AWS_ENDPOINT_URL_ELASTIC_BEANSTALK")
elb = client("elbv2", "AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2")
environment = info("envid")

resources = beanstalk.describe_environment_resources(EnvironmentId=environment)["EnvironmentResources"]
groups = {}
for balancer in resources["LoadBalancers"]:
    for group in elb.describe_target_groups(LoadBalancerArn=balancer["Name"])["TargetGroups"]:
        groups[group["TargetGroupArn"]] = group
for description in elb.describe_tags(ResourceArns=list(groups))["TagDescriptions"]:
    if {"Key": "elasticbeanstalk:environment-id", "Value": environment} not in description["Tags"]:
        continue
    group = groups[description["ResourceArn"]]
    if group["Matcher"]["HttpCode"] == "200-301":
        continue
    if 200 <= probe(private_address(), group["Port"], group["HealthCheckPath"]) <= 301:
        elb.modify_target_group(TargetGroupArn=group["TargetGroupArn"], Matcher={"HttpCode": "200-301"})
