// The superbadge that a participant goes for, for the participant, at A1-A2.

export const goals = {
  title: 'Jouw doel',
  lead: 'Welke superbadge wil jij?',
  free: 'Je kiest er één. Je kunt later iets anders kiezen.',
  you: 'Jij wilt:',
  choose: 'Kies een doel',
  want: 'Dit wil ik',
  chosen: 'Dit is jouw doel.',
  change: 'Kies iets anders',
  stop: 'Ik wil nu geen doel',
};
