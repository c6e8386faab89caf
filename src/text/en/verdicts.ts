// English words for what a check of a badge says.
import type { Texts } from '../nl.ts';

export const verdicts: Texts['verdicts'] = {
  valid: { word: 'Valid', meaning: 'This badge is genuine and in force now.' },
  'not-in-force': {
    word: 'No longer or not yet valid',
    meaning: 'This badge is genuine, but it is not in force now.',
  },
  'not-genuine': {
    word: 'Not genuine',
    meaning: 'This badge was changed, or it is not from this maker. Do not rely on it.',
  },
  incomplete: {
    word: 'Could not check everything',
    meaning: 'We could not look at everything. Please try again later.',
  },
};

export const reasons: Texts['reasons'] = {
  'not-a-credential': 'This is not a badge that we can read.',
  unsigned: 'There is no digital signature with it.',
  altered: 'Something was changed after the badge was made.',
  'wrong-key': 'The signature is not of this maker.',
  'wrong-place': 'The badge is not at an address of this maker.',
  revoked: 'The maker has withdrawn this badge.',
  replaced: 'There is a newer version of this badge.',
  suspended: 'The maker has put this badge on hold.',
  expired: 'The end date has passed.',
  'not-yet-valid': 'This badge is valid from a later date.',
  unsupported: 'We do not know this kind of badge or signature.',
  unreachable: 'We could not reach the maker.',
  'too-large': 'This badge is too large to check.',
  'status-unsure': 'We are not sure whether the badge is withdrawn.',
  'issuer-unsure': 'We are not sure who the maker is.',
};

export const results: Texts['results'] = {
  passed: 'In order',
  failed: 'Not in order',
  unknown: 'Could not check',
  skipped: 'Not needed',
};

export const checks: Texts['checks'] = {
  parsed: {
    name: 'File',
    passed: 'We could read the badge.',
    failed: 'This is not a badge.',
    unknown: 'We could not read all of this.',
    skipped: 'The file was not checked.',
  },
  shape: {
    name: 'Form',
    passed: 'The badge is well made.',
    failed: 'The badge is not well made.',
    unknown: 'We do not know this kind of badge.',
    skipped: 'The form was not checked.',
  },
  proof: {
    name: 'Genuine',
    passed: 'Nothing was changed since the badge was made.',
    failed: 'The badge was changed after it was made.',
    unknown: 'We could not check the digital signature.',
    skipped: 'The digital signature was not checked.',
  },
  'issuer-binding': {
    name: 'Maker',
    passed: 'The badge is from the maker it names.',
    failed: 'The badge is not from the maker it names.',
    unknown: 'We could not reach the maker.',
    skipped: 'The maker was not checked.',
  },
  time: {
    name: 'Date',
    passed: 'The badge is in force today.',
    failed: 'The badge is not in force today.',
    unknown: 'We could not read the date.',
    skipped: 'The date was not checked.',
  },
  status: {
    name: 'Withdrawn?',
    passed: 'The badge is not withdrawn.',
    failed: 'The badge is withdrawn.',
    unknown: 'We could not check whether the badge is withdrawn.',
    skipped: 'This badge has no list of withdrawn badges.',
  },
  refresh: {
    name: 'Newer version?',
    passed: 'This is the newest version.',
    failed: 'Something went wrong while looking for a newer version.',
    unknown: 'We could not check whether there is a newer version.',
    skipped: 'The maker offers no newer versions.',
  },
  endorsements: {
    name: 'Recommendations',
    passed: 'The recommendations with this badge are good.',
    failed: 'A recommendation with this badge is not good. That says nothing about the badge itself.',
    unknown: 'We could not check a recommendation with this badge.',
    skipped: 'No recommendations were checked.',
  },
  'related-resources': {
    name: 'What the badge rests on',
    passed: 'The badges that this badge rests on are good.',
    failed: 'A badge that this badge rests on is not good.',
    unknown: 'We could not check a badge that this one rests on.',
    skipped: 'No other badges were checked.',
  },
  recipient: {
    name: 'Whose?',
    passed: 'The badge belongs to the person you named.',
    failed: 'The badge does not belong to the person you named.',
    unknown: 'The badge does not say enough to check this.',
    skipped: 'Nobody asked whose badge it is.',
  },
  trust: {
    name: 'Known maker?',
    passed: 'We know this maker.',
    failed: 'We do not trust this maker.',
    unknown: 'We do not know this maker. Ask who it is.',
    skipped: 'Not checked whether we know this maker.',
  },
};
