// English lines for answers that the line of their check would not fit.
import type { Texts } from '../nl.ts';

export const lines: Texts['lines'] = {
  'status-none': 'This badge has no list of withdrawn badges.',
  'status-message': 'The badge is not withdrawn. The maker left a message with it.',
  'status-newer-edition': 'The badge is not withdrawn. The maker has a newer version.',
  suspended: 'The maker has put this badge on hold.',
  'refresh-newer': 'The maker has a newer version of this badge.',
  'endorsement-of-other': 'A recommendation is about something else than this badge.',
  'endorsement-not-in-force': 'A recommendation is not in force now.',
  'too-many-endorsements': 'There are too many recommendations to check.',
  'context-digest-mismatch': 'The badge was made with another list of words than ours.',
  'context-digest-matches': 'The list of words of the badge is right.',
  'component-digest-mismatch': 'A badge that this one rests on was changed later.',
  'component-revoked': 'A badge that this one rests on is withdrawn.',
  'component-expired': 'A badge that this one rests on has run out.',
  'component-not-in-force': 'A badge that this one rests on is not in force now.',
  'component-other-recipient': 'A badge that this one rests on belongs to somebody else.',
  'component-other-achievement': 'A badge that this one rests on is another than needed.',
  'component-unavailable': 'We could not open a badge that this one rests on.',
  'digest-unsupported': 'We do not know this kind of check number.',
  'too-many-components': 'This badge rests on too many badges to check.',
};
