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

/** The card to sign in with, as it is printed or shown. */
export const card = {
  title: ({ name }: { name: string }) => `Voor ${name}`,
  how: [
    'Scan de QR-code met je telefoon.',
    'Tik op de knop. Nu zie je jouw badges.',
    'Deze kaart werkt één keer. Laat hem aan niemand zien.',
  ],
  orCode: ({ address }: { address: string }) => `Geen camera? Ga naar ${address} en typ deze code:`,
  until: ({ day }: { day: string }) => `De kaart werkt tot en met ${day}.`,
};
