// The page of a maker: who stands behind the badges.

export const issuerPage = {
  kicker: 'Maker van badges',
  lead: 'Deze maker geeft badges aan mensen. Zij hebben op het werk laten zien wat ze kunnen.',
  howTitle: 'Hoe wordt er beoordeeld?',
  how: 'Een werkbegeleider werkt mee en kijkt. Die heeft met eigen ogen gezien wat er op de badge staat.',
  contactTitle: 'Vragen over een badge?',
  email: 'E-mail',
  website: 'Website',
  noContact: 'Vraag het aan wie je de badge liet zien. Die kent de werkbegeleider.',
  catalogue: 'Bekijk alle badges',
  technicalTitle: 'Technische gegevens',
  id: 'Kenmerk',
  keys: 'Sleutels',
};
