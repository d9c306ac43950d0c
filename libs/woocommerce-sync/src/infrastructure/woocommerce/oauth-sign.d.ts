/** The part of `oauth-sign` that the tests use; the package has no types of its own. */
declare module 'oauth-sign' {
  const oauthSign: {
    /** The signature of RFC 5849 for a request with these parameters, base64. */
    sign(
      method: 'HMAC-SHA256',
      httpMethod: string,
      baseUri: string,
      parameters: Readonly<Record<string, string>>,
      consumerSecret: string,
    ): string;
  };
  export default oauthSign;
}
