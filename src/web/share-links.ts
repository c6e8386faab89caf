// Addresses that open another program with a badge in it: a chat, a text message, an e-mail, a profile. The holder's
// own phone opens them; we send nothing and learn nothing.

export type Message = { subject: string; text: string };

/** RFC 5724 (sms:), RFC 6068 (mailto:); telephones of two makers both read `?&body`. */
export function buildSendLinks({ subject, text }: Message): { whatsapp: string; sms: string; mail: string } {
  const body = encodeURIComponent(text);
  return {
    whatsapp: `https://wa.me/?text=${body}`,
    sms: `sms:?&body=${body}`,
    mail: `mailto:?subject=${encodeURIComponent(subject)}&body=${body}`,
  };
}

export type ProfileEntry = {
  name: string;
  organizationName: string;
  /** yyyy-mm */
  month: string;
  link: string;
  id: string;
};

/** LinkedIn's form for a new certificate, filled in; never with the name of a person. */
export function buildLinkedInLink({ name, organizationName, month, link, id }: ProfileEntry): string {
  const [year = '', number = ''] = month.split('-');
  const fields = new URLSearchParams({
    startTask: 'CERTIFICATION_NAME',
    name,
    organizationName,
    issueYear: year,
    issueMonth: String(Number(number)),
    certUrl: link,
    certId: id,
  });
  return `https://www.linkedin.com/profile/add?${fields}`;
}
