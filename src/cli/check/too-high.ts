import type { AppText, LoadedSettings } from "../../django/text/app-text.ts";
import type { TooHigh } from "../../django/text/too-high.ts";
import type { BundleFinding } from "./finding.ts";

/** Lines of ours that were pasted above what they build on. */

/** The server dies by it, whatever page is checked. */
export function ofCureTooHigh({ cureTooHigh: found }: AppText): BundleFinding[] {
  if (!found) return [];
  const { place, below, dies } = found;
  const where = `${place.file} line ${place.line}`;
  return [
    {
      id: "first-cure-too-high",
      severity: dies ? "error" : "warning",
      place: where,
      what: dies
        ? below === undefined
          ? "the line of the first cure needs the name application, which nothing makes, and the app does not start"
          : "the line of the first cure stands before application = …, and the app does not start"
        : "the line of the first cure stands before the application is made anew, and has no effect",
      why: dies
        ? "Python does not know application there (NameError). The server ends at once, and the proxy answers 502."
        : "The last application is what the server runs, and that one does not answer the check by itself.",
      remedy:
        below === undefined
          ? `Delete line ${place.line}, or give the WSGI or ASGI application the name application above it.`
          : `Move line ${place.line} below line ${below}.`,
    },
  ];
}

export function ofLineTooHigh(loaded: LoadedSettings): BundleFinding[] {
  const found = loaded.lineTooHigh;
  if (!found) return [];
  const { place, dies, again } = found;
  return [
    {
      id: "line-too-high",
      severity: dies || again === undefined ? "error" : "note",
      place: `${place.file} line ${place.line}`,
      what: "the line for HEALTH_CHECK_HOSTS stands above the list",
      why: dies
        ? "Python does not know ALLOWED_HOSTS there (NameError), and the app does not start."
        : "The list is made anew below it, so the line has no effect.",
      remedy: toMove(loaded, found),
    },
  ];
}

/** One sentence. */
export function toMove({ line }: LoadedSettings, { place, below, again }: TooHigh): string {
  if (again !== undefined) return `Delete line ${place.line}: line ${again} does it.`;
  const after = line?.file === place.file && line.afterLine > place.line ? line.afterLine : below;
  return `Move line ${place.line} below line ${after}.`;
}
