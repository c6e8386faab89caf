// Every problem that Kundig can name. A code is never reused for another meaning; each has a line in
// docs/problems.md (generated from here) and a test that reaches it over HTTP or the command line.

export type ProblemDefinition = {
  /** HTTP status, or null for problems that only the command line can meet. */
  status: number | null;
  /** Whether sending the same again later can help. */
  retry: boolean;
  title: string;
  meaning: string;
};

export const problemCodes = {
  // requests
  'invalid-request': {
    status: 400,
    retry: false,
    title: 'The request is not valid',
    meaning: 'One or more fields are missing or wrong; `invalidParams` names each of them.',
  },
  'not-authenticated': {
    status: 401,
    retry: false,
    title: 'Sign in first',
    meaning: 'There is no bearer token or session, or it is unknown, revoked or past its time.',
  },
  'sign-in-link-invalid': {
    status: 401,
    retry: false,
    title: 'This sign-in link no longer works',
    meaning: 'A sign-in link works once and for a short time. Ask for a new one.',
  },
  forbidden: {
    status: 403,
    retry: false,
    title: 'Your role may not do this',
    meaning: 'The role of the token or session does not have this act.',
  },
  'strong-sign-in-needed': {
    status: 403,
    retry: false,
    title: 'A PIN does not open this',
    meaning: 'Sign in with a passkey or a one-time link, best on a device of your own.',
  },
  'own-key-needed': {
    status: 403,
    retry: false,
    title: 'A one-time link does not open this for you',
    meaning: 'You have a passkey or a work account: sign in with that, and open the shift then.',
  },
  'sign-in-failed': {
    status: 401,
    retry: false,
    title: 'Signing in did not work',
    meaning:
      'The passkey or account is not known here, or the answer came too late. Ask for a one-time link.',
  },
  'staff-unknown': {
    status: 403,
    retry: false,
    title: 'Nobody here is known by this account',
    meaning: 'Signing in at the provider worked, but no manager added anybody with this e-mail address.',
  },
  'identity-provider-unavailable': {
    status: 503,
    retry: true,
    title: 'The identity provider can not be reached',
    meaning: 'It does not answer, or not as it should. Passkeys and one-time links work without it.',
  },
  'pin-wrong': {
    status: 401,
    retry: false,
    title: 'This is not the right PIN',
    meaning: 'After 5 wrong ones in a row it rests for 10 minutes, after 10 until it is set anew.',
  },
  'pin-locked': {
    status: 403,
    retry: false,
    title: 'This PIN is locked',
    meaning:
      'Too many wrong ones. Wait 10 minutes; after ten wrong ones only a new PIN helps: sign in strongly and set it.',
  },
  'form-expired': {
    status: 403,
    retry: false,
    title: 'This form is no longer valid',
    meaning: 'The form was made in another session, or by another site. Open the page again.',
  },
  'not-found': {
    status: 404,
    retry: false,
    title: 'Not found',
    meaning:
      'There is nothing here, or nothing that you may see. Closed, unknown, withdrawn and erased answer alike.',
  },
  'request-too-large': {
    status: 413,
    retry: false,
    title: 'The request is too large',
    meaning: 'The body is over the limit of this route.',
  },
  'unsupported-media-type': {
    status: 415,
    retry: false,
    title: 'This media type is not accepted',
    meaning: 'Send application/json, or what the documentation of the route names.',
  },
  'too-many-requests': {
    status: 429,
    retry: true,
    title: 'Too many requests',
    meaning: 'Wait as long as Retry-After says and try again.',
  },
  'idempotency-key-reused': {
    status: 409,
    retry: false,
    title: 'This Idempotency-Key was used for another request',
    meaning: 'A key stands for one request. Use a new key for a new request.',
  },
  // staff and locations
  'own-account': {
    status: 409,
    retry: false,
    title: 'You can not do this to your own account',
    meaning: 'Somebody else with the role has to: nobody locks themselves out.',
  },
  'location-closed': {
    status: 409,
    retry: false,
    title: 'This location is closed',
    meaning: 'Nothing new is awarded there. Badges already awarded stay valid; move people who still work.',
  },
  // badge classes
  'badge-template-invalid': {
    status: 400,
    retry: false,
    title: 'The badge template is not valid',
    meaning: 'Each fault names the file, the field and the reason. Nothing was loaded.',
  },
  'badge-class-exists': {
    status: 409,
    retry: false,
    title: 'There is already a badge class with this slug',
    meaning: 'Add a version to it instead.',
  },
  'badge-class-retired': {
    status: 409,
    retry: false,
    title: 'This badge class is no longer awarded',
    meaning: 'Badges already awarded stay valid; choose another class for new ones.',
  },
  // assessments
  'undo-too-late': {
    status: 409,
    retry: false,
    title: 'This can no longer be undone',
    meaning: 'Undo works for 10 minutes. After that, request a revocation.',
  },
  // approvals
  'approval-decided': {
    status: 409,
    retry: false,
    title: 'This was already decided',
    meaning: 'Somebody decided it before you.',
  },
  'second-assessor-must-differ': {
    status: 409,
    retry: false,
    title: 'A second assessor has to look',
    meaning: 'Whoever made the observations can not also be the second assessor.',
  },
  'rule-not-met': {
    status: 409,
    retry: false,
    title: 'The rule of this badge is not met (any more)',
    meaning:
      'An observation was undone or a supporting badge was withdrawn since this was proposed, or more than the count ' +
      'of days is still to come.',
  },
  // credentials
  'credential-closed': {
    status: 409,
    retry: false,
    title: 'This badge is closed',
    meaning: 'Nobody could check a paper of it: its link does not answer. Open the badge first.',
  },
  'credential-withdrawn': {
    status: 409,
    retry: false,
    title: 'This credential is already withdrawn',
    meaning: 'A revocation can not be taken back. A new award needs new observations.',
  },
  'revocation-decided': {
    status: 409,
    retry: false,
    title: 'This revocation was already decided',
    meaning: 'Somebody confirmed or declined it before you.',
  },
  'share-closed': {
    status: 409,
    retry: false,
    title: 'This code is closed',
    meaning: 'A closed code stays closed. Make a new one.',
  },
  'question-decided': {
    status: 409,
    retry: false,
    title: 'This question no longer waits for an answer',
    meaning: 'Somebody answered or declined it before you, or the participant took it back.',
  },
  'holder-request-decided': {
    status: 409,
    retry: false,
    title: 'This request does not wait any more',
    meaning: 'It was done, declined or taken back before.',
  },
  // outside things
  'link-unreachable': {
    status: 400,
    retry: true,
    title: 'What is behind this link can not be read',
    meaning:
      'Only public https addresses are opened; `reason` says what went wrong. Paste the credential itself.',
  },
  'mail-unavailable': {
    status: 409,
    retry: false,
    title: 'This installation sends no mail',
    meaning: 'The operator has set no mail server. Hand the link over in person or send it yourself.',
  },
  'rendering-busy': {
    status: 503,
    retry: true,
    title: 'Too many papers and pictures are being made',
    meaning: 'As many wait as may. Ask again after the seconds that Retry-After says.',
  },
  'signing-unavailable': {
    status: 503,
    retry: true,
    title: 'Signing is not possible right now',
    meaning: 'The signing key could not be opened. Nothing was stored; the operator has to look.',
  },
  // the VC API adapter
  'vc-api-refused': {
    status: 400,
    retry: false,
    title: 'The VC API refuses this',
    meaning:
      'The document is malformed or can not be verified; `problemDetails` says why, in the words of W3C.',
  },
  'vc-api-beside-issuers': {
    status: 409,
    retry: false,
    title: 'The VC API adapter does not run beside an issuer',
    meaning:
      'It is for test suites and signs what anybody hands in, so it runs where no badges are issued: give it an ' +
      'empty DATA_DIR or database of its own, or leave VC_API_ADAPTER out.',
  },
  'database-unavailable': {
    status: 503,
    retry: true,
    title: 'The database can not be reached right now',
    meaning: 'Nothing was stored. Try again after the time in Retry-After.',
  },
  'internal-error': {
    status: 500,
    retry: true,
    title: 'Something went wrong on our side',
    meaning: 'The operator can find it in the log by the id in `instance`.',
  },
  // starting and operating
  'configuration-invalid': {
    status: null,
    retry: false,
    title: 'The settings are not valid',
    meaning: 'Each fault names the setting and the reason.',
  },
  'port-taken': {
    status: null,
    retry: false,
    title: 'The port is taken',
    meaning: 'Another program listens on HOST:PORT. Choose another PORT.',
  },
  'address-unavailable': {
    status: null,
    retry: false,
    title: 'HOST is not an address of this machine, or may not be used',
    meaning: 'Listening on HOST:PORT was refused by the system.',
  },
  'certificate-unreadable': {
    status: null,
    retry: false,
    title: 'The TLS certificate or key can not be used',
    meaning:
      'TLS_CERT_FILE and TLS_KEY_FILE belong together, but TLS refuses them: a key too short, for example.',
  },
  'data-folder-in-use': {
    status: null,
    retry: false,
    title: 'The data folder is in use by another process',
    meaning: 'Stop the other Kundig, or choose another DATA_DIR.',
  },
  'embedded-postgres-failed': {
    status: null,
    retry: false,
    title: 'The embedded PostgreSQL did not start',
    meaning: 'The facts say which step failed. Or give a DATABASE_URL.',
  },
  'database-too-old': {
    status: null,
    retry: false,
    title: 'PostgreSQL 15 or later is needed',
    meaning: 'The server behind DATABASE_URL is older.',
  },
  'database-newer': {
    status: null,
    retry: false,
    title: 'The database belongs to a newer Kundig',
    meaning: 'It has migrations that this version does not know. Start the newer version.',
  },
  'public-url-changed': {
    status: null,
    retry: false,
    title: 'PUBLIC_URL differs from the one that credentials were issued under',
    meaning: 'Credentials carry the address. Set PUBLIC_URL (or HOST and PORT) back to it.',
  },
  'sealing-key-wrong': {
    status: null,
    retry: false,
    title: 'The sealing key does not open the signing keys',
    meaning: 'KUNDIG_KEY or KUNDIG_KEY_FILE is not the key that sealed them.',
  },
  'already-set-up': {
    status: null,
    retry: false,
    title: 'There is already an issuer in this database',
    meaning: '`setup` makes the first issuer only.',
  },
  'command-invalid': {
    status: null,
    retry: false,
    title: 'The command is not valid',
    meaning: '`npx kundig help` shows the commands.',
  },
} as const satisfies Record<string, ProblemDefinition>;

export type ProblemCode = keyof typeof problemCodes;
