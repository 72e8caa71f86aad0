const HOOKS = "cd /var/app/current && sudo .platform/hooks";

export const RUN_ALLOWED_HOSTS = `Run it now: ${HOOKS}/predeploy/10_allowed_hosts.cjs && sudo systemctl restart web`;
export const RUN_HEALTH_CHECK = `Run it now: ${HOOKS}/postdeploy/90_health_check.cjs`;
