// Whose things a page is about, and under which address: a participant's own, or those of somebody of their workplace
// that staff look after together with them.
import type { FastifyRequest } from 'fastify';
import { type Actor, requireAct } from '../../domain/actors.ts';
import { paths } from '../paths.ts';
import { requireHolder, requireStaff } from '../sessions.ts';

export type Owner = { actor: Actor; participantId: string; base: string };
export type OwnerPlace = { prefix: string; findOwner: (request: FastifyRequest) => Owner };

/** Each page stands under both. */
export const ownerPlaces: readonly OwnerPlace[] = [
  {
    prefix: paths.mine,
    findOwner: (request) => {
      const actor = requireHolder(request);
      return { actor, participantId: actor.participantId, base: paths.mine };
    },
  },
  {
    prefix: `${paths.people}/:participantId`,
    findOwner: (request) => {
      const actor = requireStaff(request);
      requireAct(actor, 'share-with-participant');
      const { participantId } = request.params as { participantId: string };
      return { actor, participantId, base: `${paths.people}/${participantId}` };
    },
  },
];
