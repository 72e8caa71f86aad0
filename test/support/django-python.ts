/** A Python with each Django that people run, and with the packages that read settings. */
import { join } from "node:path";
import { virtualEnvironment } from "../../sandbox/python/virtual-environment.ts";
import { interpreters, type PythonOptions, placeOf } from "../../sandbox/python.ts";
import { once } from "./once.ts";
import { REPOSITORY } from "./repository.ts";

/**
 * The Pythons that each runs on, the oldest first. Django's documentation has Python 3.11 for 4.1 and newer; Debian 12
 * runs 3.2 on it.
 */
export const DJANGOS = {
  "3.2": ["3.9", "3.10", "3.11"],
  "4.2": ["3.9", "3.10", "3.11", "3.12"],
  "5.2": ["3.10", "3.11", "3.12", "3.13", "3.14"],
  "6.0": ["3.12", "3.13", "3.14"],
} as const;

export type DjangoVersion = keyof typeof DJANGOS;
export const DJANGO_VERSIONS = Object.keys(DJANGOS) as readonly DjangoVersion[];

export interface DjangoPython {
  readonly django: DjangoVersion;
  /** Its Python, such as "3.12". */
  readonly series: string;
  /** The interpreter of the virtual environment. */
  readonly path: string;
}

export interface NoDjangoPython {
  /** A sentence for the test that is skipped. */
  readonly why: string;
}

export interface DjangoPythonOptions extends PythonOptions {
  /** Such as "3.10"; the newest that is here by default. */
  readonly series?: string | undefined;
  /** Packages of test/python/locks, without what they depend on; all by default. */
  readonly only?: readonly string[] | undefined;
}

/**
 * Made on the first call, and then the same for every process. It throws where pip cannot install. It is looked for
 * once, because that takes several starts of Python.
 */
export const djangoPython = once(findDjangoPython);

async function findDjangoPython(
  django: DjangoVersion,
  options: DjangoPythonOptions = {},
): Promise<DjangoPython | NoDjangoPython> {
  const wanted: readonly string[] = options.series ? [options.series] : DJANGOS[django];
  const requirements = {
    name: `django-${django}`,
    file: join(REPOSITORY, `test/python/locks/django-${django}.txt`),
    only: options.only,
    imports: "django.core.handlers.wsgi, django.core.handlers.asgi, gunicorn.app.wsgiapp, environ",
  };
  const find = () => interpreters(options);
  const made = await virtualEnvironment(requirements, wanted, find, placeOf(options));
  return made ? { django, ...made } : { why: missing(django, options.series) };
}

function missing(django: DjangoVersion, series: string | undefined): string {
  if (series) return `Django ${django} on Python ${series} needs Python ${series}, and there is none here`;
  return `Django ${django} needs Python ${DJANGOS[django][0]} to ${DJANGOS[django].at(-1)}, and there is none here`;
}
