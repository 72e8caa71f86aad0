import { DJANGO_VERSIONS } from "../support/django-python.ts";
import { djangoPythonFor } from "../support/django-python-for.ts";
import { USER } from "./account.ts";

/** Once before all tests that ask an app. They say which Django has no Python here. */
export async function setup(): Promise<void> {
  for (const django of DJANGO_VERSIONS) await djangoPythonFor(USER, django, { announce: console.log });
}
