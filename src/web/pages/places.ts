// Pages that are the same for a participant, under /mijn, and for the floor together with them, under /deelnemers/{id}.
// Knows whose page it is and who looks; not what is on it.
import type { FastifyRequest } from 'fastify';
import { type Act, type Actor, requireAct } from '../../domain/actors.ts';
import { loadParticipant, type Participant } from '../../domain/participants.ts';
import type { Services } from '../../services.ts';
import type { HolderTexts, Texts } from '../../text/languages.ts';
import { languages } from '../../text/languages.ts';
import type { HolderView } from '../layout.ts';
import { paths } from '../paths.ts';
import { requireHolder, requireStaff } from '../sessions.ts';

/** Whose page it is, who looks at it, and the address under which it stands. */
export type Owner = { actor: Actor; participant: Participant; base: string; isOwn: boolean };

export type Place = { prefix: string; loadOwner: (request: FastifyRequest) => Promise<Owner> };

/** The participant's own place, and the floor's for staff who may do `act`. */
export function buildPlaces(services: Services, act: Act): Place[] {
  return [
    {
      prefix: paths.mine,
      loadOwner: async (request) => {
        const actor = requireHolder(request);
        const participant = await loadParticipant(services, actor, actor.participantId);
        return { actor, participant, base: paths.mine, isOwn: true };
      },
    },
    {
      prefix: `${paths.people}/:participantId`,
      loadOwner: async (request) => {
        const actor = requireStaff(request);
        requireAct(actor, act);
        const { participantId } = request.params as { participantId: string };
        const participant = await loadParticipant(services, actor, participantId);
        return { actor, participant, base: `${paths.people}/${participant.id}`, isOwn: false };
      },
    },
  ];
}

/** The words of a page as its reader is spoken to: the participant in person, or the floor about them. */
export function findVoice<Noun extends 'claims' | 'selfAssessments'>(
  view: HolderView,
  { isOwn, participant }: Pick<Owner, 'isOwn' | 'participant'>,
  noun: Noun,
): HolderTexts[Noun] {
  const staff: Texts = languages[view.badgeLanguage].texts;
  const { givenName: name } = participant;
  const ofThem = { claims: staff.claimsOf, selfAssessments: staff.selfAssessmentsOf };
  return isOwn ? view.texts[noun] : (ofThem[noun]({ name }) as HolderTexts[Noun]);
}
