/** The list shows them in this order: the story, the better ends, the environments, then what goes wrong. */
import type { Scenario } from "../tour/tour.ts";
import { accessDenied } from "./access-denied.ts";
import { appBroken } from "./app-broken.ts";
import { classic } from "./classic.ts";
import { compose } from "./compose.ts";
import { configDeployment } from "./config-deployment.ts";
import { docker } from "./docker.ts";
import { exemptPath } from "./exempt-path.ts";
import { firstCure } from "./first-cure.ts";
import { immutable } from "./immutable.ts";
import { loginPage } from "./login-page.ts";
import { metadataDown } from "./metadata-down.ts";
import { noLoadBalancer } from "./no-load-balancer.ts";
import { processes } from "./processes.ts";
import { property } from "./property.ts";
import { proxyRedirect } from "./proxy-redirect.ts";
import { rollback } from "./rollback.ts";
import { rolling } from "./rolling.ts";
import { settingsError } from "./settings-error.ts";
import { severalProcesses } from "./several-processes.ts";
import { sharedLoadBalancer } from "./shared-load-balancer.ts";
import { shutOut } from "./shut-out.ts";
import { slowStart } from "./slow-start.ts";
import { story } from "./story.ts";
import { tenant } from "./tenant.ts";
import { throttled } from "./throttled.ts";

export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  story,
  property,
  firstCure,
  exemptPath,
  configDeployment,
  rollback,
  rolling,
  immutable,
  sharedLoadBalancer,
  severalProcesses,
  processes,
  docker,
  compose,
  classic,
  noLoadBalancer,
  loginPage,
  tenant,
  proxyRedirect,
  slowStart,
  accessDenied,
  metadataDown,
  settingsError,
  shutOut,
  appBroken,
  throttled,
];
