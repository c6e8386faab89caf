// The page of one badge that somebody holds, for an employer who never saw one. B1; about sixty words come first.

export const credentialPage = {
  checkedByUs: 'Nagekeken bij het maken. Hij is niet ingetrokken.',
  maker: 'Maker',
  noName: 'Er staat geen naam op deze badge. Vraag wie hem laat zien.',
  checkAgain: 'Controleer alles opnieuw',
  saveFile: 'Bewaar als bestand',
  files: 'Bewaar als',
  fileForms: {
    json: 'bestand',
    jwt: 'bestand met handtekening (.jwt)',
    png: 'plaatje met de badge erin (.png)',
    svg: 'tekening met de badge erin (.svg)',
    pdf: 'papier om te printen (.pdf)',
    card: 'kaartje om te printen (.pdf)',
    picture: 'plaatje om te delen (.png)',
  },
  more: 'Meer weten',
  meaning: 'Wat deze badge betekent',
  alignments: 'Past bij',
  issuerId: 'Kenmerk van de maker',
  address: 'Adres van de badge',
  version: 'Versie van de eisen',
};
