// What waits for somebody else to decide: badges to approve, and requests to withdraw one.

export const queue = {
  title: 'Goedkeuren',
  lead: 'Hier wacht wat iemand anders moet bekijken. Het oudste staat bovenaan.',
  empty: 'Er wacht niets. Mooi.',
  approvalsTitle: 'Badges',
  revocationsTitle: 'Verzoeken om in te trekken',
  since: ({ age }: { age: string }) => `Wacht sinds ${age}`,
  overdue: 'Te lang',
  sentBackTitle: 'Teruggestuurd',
  lookAgain: 'Kijk opnieuw',
  waitingTitle: 'Wacht nog',
  waitsFor: {
    direct: 'Wacht',
    'second-assessor': 'Wacht op een tweede werkbegeleider',
    'issuer-approval': 'Wacht op de goedkeurder',
  },
  look: ({ name }: { name: string }) => `Bekijk ${name}`,
  approve: 'Goedkeuren',
  sendBack: 'Terugsturen',
  sendBackWhy: 'Waarom stuur je het terug?',
  sendBackFault: 'Kies waarom je het terugstuurt.',
  sendBackReasons: {
    'see-again': 'Kijk nog een keer mee',
    'talk-first': 'Praat eerst met elkaar',
    'wrong-person': 'Dit hoort bij iemand anders',
  },
  confirm: 'Ja, trek in',
  decline: 'Nee, blijft geldig',
  more: 'Meer',
  reasons: {
    mistake: 'Per ongeluk gegeven',
    'wrong-person': 'Hoort bij iemand anders',
    'not-as-described': 'Klopt niet met wat er staat',
    'holder-request': 'Op verzoek van de eigenaar',
    'support-withdrawn': 'Een badge eronder is ingetrokken',
  },
};
