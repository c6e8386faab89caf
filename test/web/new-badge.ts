// What an admin types for a new badge, by field of the form, and a picture that may be one.

export const newBadge: Record<string, string> = {
  'name.nl': 'Koffie zetten',
  'name.en': 'Making coffee',
  'uitleg.nl': 'Je zet koffie.\nJe schenkt hem in.',
  'uitleg.en': 'You make coffee. You pour it.',
  'description.nl': 'Kan koffie zetten en inschenken.',
  'description.en': 'Can make and pour coffee.',
  'imageAlt.nl': 'Een kopje',
  'imageAlt.en': 'A cup',
  'criteria.0.nl': 'Je maalt de bonen.',
  'criteria.0.en': 'You grind the beans.',
  'criteria.1.nl': 'Je zet café crème.',
  'criteria.1.en': 'You make café crème.',
  // A row that was left empty is none.
  'criteria.4.nl': 'Je ruimt op.',
  'criteria.4.en': 'You clear up.',
  'usefulFor.nl': 'werk in een koffiebar\nwinkelwerk',
  'usefulFor.en': 'work in a coffee bar\nshop work',
  alignments: 'koffie | http://data.europa.eu/esco/skill/beeaddc7-fe69-4b97-a286-0bd595432eb9',
};
const drawn = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="3"/></svg>';

/** As the form carries it. */
export const picture = Buffer.from(drawn).toString('base64');
/** A picture that may be none: it could run. */
export const badPicture = Buffer.from(drawn.replace('circle', 'script')).toString('base64');
