import { createHash, createHmac } from "node:crypto";
import type http from "node:http";
import { AwsError } from "./xml.ts";

export interface Authorization {
  readonly accessKeyId: string;
  /** YYYYMMDD. It comes from the credential scope, as region and service do. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

export interface SigningCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly token: string;
}

const MAX_CLOCK_SKEW_MILLISECONDS = 15 * 60 * 1000;
const MUST_BE_SIGNED = ["host", "x-amz-date", "x-amz-security-token"];

export function parseAuthorization(header: string | undefined): Authorization {
  if (header === undefined) {
    throw new AwsError(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
  }
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^/,]+)\/(\d{8})\/([^/,]+)\/([^/,]+)\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;
  const match = form.exec(header);
  if (match === null) {
    const message =
      "Authorization header is not AWS4-HMAC-SHA256 with Credential, SignedHeaders and Signature.";
    throw new AwsError(403, "IncompleteSignature", message);
  }
  const [, accessKeyId = "", date = "", region = "", service = "", signedHeaders = "", signature = ""] =
    match;
  return { accessKeyId, date, region, service, signedHeaders: signedHeaders.split(";"), signature };
}

/**
 * The receiving side of AWS Signature Version 4. Returns the signer that signed exactly this request just
 * now. When there is none, throws the AwsError that AWS answers with.
 */
export function verifySignature<Signer extends SigningCredentials>(
  request: http.IncomingMessage,
  body: string,
  authorization: Authorization,
  expected: { readonly signers: readonly Signer[]; readonly region: string },
): Signer {
  const { signers, region } = expected;
  const token = request.headers["x-amz-security-token"];
  const signer = signers.find(({ accessKeyId }) => accessKeyId === authorization.accessKeyId);
  if (signer === undefined || token !== signer.token) {
    throw new AwsError(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
  }
  if (authorization.region !== region) {
    throw mismatch(`Credential should be scoped to a valid region, not '${authorization.region}'. `);
  }
  for (const name of MUST_BE_SIGNED) {
    if (!authorization.signedHeaders.includes(name)) {
      throw mismatch(`'${name}' must be a 'SignedHeader' in the AWS Authorization.`);
    }
  }
  const time = String(request.headers["x-amz-date"]);
  checkTime(time, authorization.date);
  if (signatureOf(request, body, time, authorization, signer.secretAccessKey) !== authorization.signature) {
    throw mismatch(
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret " +
        "Access Key and signing method. Consult the service documentation for details.",
    );
  }
  return signer;
}

function checkTime(time: string, scopeDate: string): void {
  const iso = time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z");
  const milliseconds = Date.parse(iso);
  if (iso === time || Number.isNaN(milliseconds)) {
    throw new AwsError(403, "IncompleteSignature", `Date must be in ISO-8601 'basic format'. Got '${time}'.`);
  }
  if (!time.startsWith(scopeDate)) {
    throw mismatch(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.`,
    );
  }
  const age = Date.now() - milliseconds;
  if (age > MAX_CLOCK_SKEW_MILLISECONDS)
    throw mismatch(`Signature expired: ${time} is more than 15 min. ago`);
  if (age < -MAX_CLOCK_SKEW_MILLISECONDS)
    throw mismatch(`Signature not yet current: ${time} is still to come`);
}

function signatureOf(
  request: http.IncomingMessage,
  body: string,
  time: string,
  { date, region, service, signedHeaders }: Authorization,
  secretAccessKey: string,
): string {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://sandbox");
  const query = [...searchParams].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
  const headers = signedHeaders.map((name) => {
    const value = String(request.headers[name] ?? "");
    return `${name}:${value.trim().replace(/ +/g, " ")}\n`;
  });
  const canonicalRequest = [
    request.method,
    pathname.split("/").map(encode).join("/"),
    query.join("&"),
    headers.join(""),
    signedHeaders.join(";"),
    sha256(body),
  ].join("\n");
  const scope = `${date}/${region}/${service}/aws4_request`;
  const stringToSign = ["AWS4-HMAC-SHA256", time, scope, sha256(canonicalRequest)].join("\n");
  const key = [date, region, service, "aws4_request"].reduce(hmac, Buffer.from(`AWS4${secretAccessKey}`));
  return hmac(key, stringToSign).toString("hex");
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function mismatch(message: string): AwsError {
  return new AwsError(403, "SignatureDoesNotMatch", message);
}
