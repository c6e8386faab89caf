// The issuer as a credential names it. OB 3.0, Profile; an object, since official validators refuse a bare id.

export type Image = { id: string; type: 'Image'; caption?: string };

export type Profile = {
  id: string;
  type: ['Profile'];
  name: string;
  url: string;
  email?: string;
  image?: Image;
};

/** `image.url` may be https or a data: URL; `image.caption` is its text alternative. */
export function buildProfile(profile: {
  did: string;
  name: string;
  url: string;
  email?: string | undefined;
  image?: { url: string; caption?: string | undefined } | undefined;
}): Profile {
  const { did, name, url, email, image } = profile;
  return {
    id: did,
    type: ['Profile'],
    name,
    url,
    ...(email !== undefined && { email }),
    ...(image && { image: buildImage(image) }),
  };
}

/** OB 3.0, Image: a closed class, so nothing but id, type and caption. */
export function buildImage({ url, caption }: { url: string; caption?: string | undefined }): Image {
  return { id: url, type: 'Image', ...(caption !== undefined && { caption }) };
}
