import { expect, test } from "vitest";
import { useOfList } from "../../src/allowed-hosts/uses-of-list.ts";

const useIn = (text: string) => useOfList(new Map([["shop/settings.py", text]]));

test.for([
  'ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")',
  'ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS")',
  'ALLOWED_HOSTS += ["a"]',
  "# as ALLOWED_HOSTS says\nDEBUG = False",
  'HELP = "see ALLOWED_HOSTS"',
  'DJANGO_ALLOWED_HOSTS = "a"',
])("the list is only made: %j", (text) => {
  expect(useIn(text)).toBeUndefined();
});

test.for([
  "SESSION_COOKIE_DOMAIN = ALLOWED_HOSTS[-1]",
  "if len(ALLOWED_HOSTS) > 2:\n    DEBUG = False",
  "ALLOWED_HOSTS = ALLOWED_HOSTS[:2]",
  "from django.conf import settings; DOMAIN = settings.ALLOWED_HOSTS[-1]",
])("more is made of the list: %j", (text) => {
  expect(useIn(`import os\n${text}`)).toBe("shop/settings.py line 2");
});
