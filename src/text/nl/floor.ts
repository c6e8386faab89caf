// The floor form with many people at once, the day, and what is kept on a device without network. Read by a
// werkbegeleider with one free hand.

type Count = { count: number | string };

export const floor = {
  todaysPeople: 'Vandaag gezien',
  placeBadges: 'Op deze werkplek',
  again: 'Nog een keer tikken wist je keuze.',
  otherDays: 'Andere dag',
  seenBefore: 'Alles is al eens gezien. Was het vandaag weer zo? Pas aan wat anders was.',
  enteredLater: 'Later ingevoerd. Dit staat alleen hier, niet op de badge.',
  makeBadgeCode: 'Toon een korte code',

  group: 'Meer mensen tegelijk',
  groupTitle: 'Wie deden mee?',
  groupLead: 'Tik iedereen aan die hetzelfde liet zien.',
  groupNobody: 'Tik minstens één persoon aan.',
  groupTooMany: ({ count }: Count) => `Kies niet meer dan ${count} mensen.`,
  onePerson: 'Eén persoon',
  groupWhat: ({ count }: Count) => `Wat lieten deze ${count} mensen zien?`,
  groupSeen: ({ count }: Count) => `Wat heb je deze ${count} mensen zien doen?`,
  groupHeld: ({ names }: { names: string }) => `Deze badge is er al voor ${names}.`,
  groupConfirm: 'Klopt dit voor iedereen?',
  groupTurn: 'Laat het scherm rondgaan.',
  groupStore: ({ count }: Count) => `Bewaar voor ${count} mensen`,
  groupDone: 'Bewaard voor iedereen',
  groupOthers: 'Andere mensen',
  outcomes: {
    awarded: 'heeft de badge gekregen',
    'already-held': 'had deze badge al',
    'in-progress': 'is op weg',
    waiting: 'wacht op goedkeuring',
    held: 'praat eerst nog even',
    undone: 'ongedaan gemaakt',
  },
};
