/** The first cure: the page is answered before anything of the app looks at the host, the user or the protocol. */

/** The page, without a query. */
export const FIRST_ANSWERED = "/health/";

/** At the end of wsgi.py. */
export const ANSWER_FIRST =
  'application = (lambda app: lambda env, start: (start("200 OK", []), [b"ok"])[1] if env["PATH_INFO"] == "/health/" else app(env, start))(application)';

/** The same at the end of asgi.py. ASGI servers ask a function whether it is a coroutine, so it is no lambda. */
export const ANSWER_FIRST_IN_ASGI =
  'async def application(scope, receive, send, app=application): (await send({"type": "http.response.start", "status": 200, "headers": []}), await send({"type": "http.response.body", "body": b"ok"})) if scope.get("path") == "/health/" and scope["type"] == "http" else await app(scope, receive, send)';
