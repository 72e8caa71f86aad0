import { DJANGO_VERSIONS, djangoPython } from "./django-python.ts";

/** Once before all tests that ask for a Django of their own. The tests say which has no Python here. */
export async function setup(): Promise<void> {
  await Promise.all(DJANGO_VERSIONS.map((django) => djangoPython(django, { announce: console.log })));
}
