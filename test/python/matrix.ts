/** Every Django on every Python that it runs on: what of it is here. */
import {
  DJANGO_VERSIONS,
  DJANGOS,
  type DjangoPython,
  type DjangoVersion,
  djangoPython,
  type NoDjangoPython,
} from "../support/django-python.ts";

/** What the example app needs, with what that depends on in one of the locks: more would take minutes. */
const ONLY = [
  ...["django", "asgiref", "pytz", "sqlparse", "typing-extensions"],
  ...["django-environ", "six", "gunicorn", "packaging", "setuptools"],
];
/** pip is busy with the processor and with the network in turn. */
const AT_A_TIME = 3;

export interface Cell {
  readonly django: DjangoVersion;
  readonly series: string;
  readonly found: DjangoPython | NoDjangoPython;
}

/** One a Django and Python, in their order. */
export async function environments(announce?: (line: string) => void): Promise<readonly Cell[]> {
  const pairs = DJANGO_VERSIONS.flatMap((django) => DJANGOS[django].map((series) => ({ django, series })));
  const cells: Cell[] = [];
  for (let at = 0; at < pairs.length; at += AT_A_TIME) {
    const some = pairs.slice(at, at + AT_A_TIME).map(async ({ django, series }) => ({
      django,
      series,
      found: await djangoPython(django, { series, only: ONLY, announce }),
    }));
    cells.push(...(await Promise.all(some)));
  }
  return cells;
}
