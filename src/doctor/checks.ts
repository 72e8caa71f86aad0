import { withDeadline } from "../deadline.ts";
import { HookError } from "../errors.ts";
import type { ProbeResult } from "../health-check/diagnosis.ts";
import { groupsOfProcess, planHealthCheck, type TargetGroup } from "../health-check/plan.ts";
import { probe } from "../health-check/probe.ts";
import type { HookContext } from "../hook.ts";
import { parseSuccessCodes } from "../success-codes.ts";
import type { AwsFacts } from "./aws.ts";
import type { CheckFacts } from "./facts.ts";
import type { HostPlaces } from "./hosts.ts";
import { listenersOf } from "./listeners.ts";

/** A target group may wait two minutes for an answer; who asks the doctor does not. */
const PROBE_MILLISECONDS = 20_000;

/** The app on this instance, as the load balancer's request reaches it. */
interface App {
  readonly context: HookContext;
  /** The instance's private address. */
  readonly address: string;
  readonly processes: HostPlaces["processes"];
}

/** The load balancer's request of every group, or what Elastic Beanstalk would set where no group is known. */
export async function checkAll(
  app: App,
  { groups, none }: AwsFacts,
  defaultPort: number | undefined,
): Promise<CheckFacts[]> {
  const { settings } = app.context;
  const port = settings.processPort ?? defaultPort ?? 80;
  const assumed = {
    arn: "",
    name: "",
    port,
    healthCheck: { protocol: "HTTP", port, path: settings.path ?? "/", codes: "200", timeoutSeconds: 5 },
    targets: undefined,
  };
  const seen = groups?.length ? groups : [assumed];
  const own = groupsOfProcess(seen, settings.processPort, defaultPort) ?? [];
  return Promise.all(
    seen.flatMap(({ targets, ...group }) => {
      const { codes } = group.healthCheck;
      if (!/^HTTPS?$/.test(group.healthCheck.protocol) || codes === undefined) return [];
      return [
        checkOne(app, group, codes).then((check) => ({
          ...check,
          group: group.name || undefined,
          // Those of other processes are not health_check's to change.
          planned: own.some(({ arn }) => arn === group.arn) ? check.planned : undefined,
          matters: none === undefined,
          targets,
        })),
      ];
    }),
  );
}

async function checkOne(
  { context, address, processes }: App,
  group: TargetGroup,
  codes: string,
): Promise<Omit<CheckFacts, "group" | "matters" | "targets">> {
  const { settings, signal } = context;
  const { healthCheck } = group;
  const { port, path, timeoutSeconds } = healthCheck;
  const ask = (asked: string, wanted: string) =>
    withDeadline(signal, PROBE_MILLISECONDS, tooLong, (limit) =>
      probe({ address, healthCheck, path: asked }, parseSuccessCodes(wanted), 0, limit),
    ).catch((error): { readonly passed: boolean; readonly last: ProbeResult } => {
      if (!(error instanceof HookError) || signal.aborted) throw error;
      return { passed: false, last: { kind: "failure", code: "TIMEOUT", message: error.message } };
    });
  const { passed, last } = await ask(path, codes);
  const verdict = planHealthCheck(group, { path: settings.path, codes: settings.successCodes });
  const wish = verdict.kind === "plan" && verdict.plan.changes.length > 0 ? verdict.plan : undefined;
  const isRefused = last.kind === "failure" && last.code === "ECONNREFUSED";
  const pids = processes.map(({ pid }) => pid);
  return {
    port,
    path,
    codes,
    timeoutSeconds,
    last,
    passed,
    planned: wish && {
      path: wish.path,
      codes: wish.codes,
      passed: (await ask(wish.path, wish.codes)).passed,
    },
    isChosen: verdict.kind === "somebody's decision",
    listeners: isRefused ? listenersOf(context, pids) : [],
  };
}

function tooLong(): HookError {
  return new HookError("warning", `no answer within ${PROBE_MILLISECONDS / 1000} s`);
}
