// A link to sign in with, as it is sent: by e-mail, text message or WhatsApp. It says nothing of badges or work: others
// may see it on a locked screen.

type Link = { link: string };

export const messages = {
  subject: 'Je link',
  hello: ({ name }: { name: string }) => `Dag ${name},`,
  lead: 'Dit is jouw link:',
  once: 'De link werkt één keer. Geef hem aan niemand.',
  until: ({ day }: { day: string }) => `Hij werkt tot en met ${day}.`,
  notYou: 'Ken je dit niet? Dan hoef je niets te doen.',
  short: ({ link }: Link) => `Jouw link: ${link} Hij werkt één keer. Geef hem aan niemand.`,
};
