import type { Bilingual } from '@maillage/kernel';

/** What the code of a fetch that failed means, and what to do about it; undefined for codes that readers give, who have words of their own. */
export const explainCode = (code: string): Bilingual | undefined => WORDS[code];

const WORDS: Readonly<Record<string, Bilingual>> = {
  DISCOVERY_UNUSABLE: {
    fr: 'le sommaire (gbfs.json) n’annonce rien qui dise l’état du moment',
    en: 'the discovery (gbfs.json) announces nothing that tells of the moment',
  },
  FETCH_AUTHORITY: {
    fr: 'le fichier de certificats nommé par « ca » ne peut pas être lu',
    en: 'the file of certificates that “ca” names cannot be read',
  },
  FETCH_CERTIFICATE: {
    fr: 'le certificat du serveur n’est pas reconnu ; s’il vient d’une autorité propre à l’exploitant, nommez-la par « ca » dans le fichier de territoire',
    en: 'the server’s certificate is not believed; if an authority of the operator’s own signed it, name that as “ca” in the territory file',
  },
  FETCH_BROKEN: {
    fr: 'faute imprévue ; le journal de l’ingestion en dit la cause',
    en: 'a fault that nobody foresaw; the log of the ingestor tells its cause',
  },
  FETCH_CUT: {
    fr: 'la réponse est coupée ou abîmée ; si cela dure, dites-le à qui la publie',
    en: 'the answer is cut or broken; if that lasts, tell who publishes it',
  },
  FETCH_EMPTY: {
    fr: 'la réponse est vide ; si cela dure, dites-le à qui la publie',
    en: 'the answer is empty; if that lasts, tell who publishes it',
  },
  FETCH_FORBIDDEN_ADDRESS: {
    fr: 'l’adresse n’est pas publique ; si elle est voulue, nommez-la sous « fetch.allow »',
    en: 'the address is not public; if it is meant, name it in “fetch.allow”',
  },
  FETCH_NOT_FOUND: {
    fr: 'il n’y a rien à cette adresse ; corrigez « url » dans le fichier de territoire',
    en: 'there is nothing at this address; correct “url” in the territory file',
  },
  FETCH_REDIRECTS: { fr: 'les renvois ne finissent pas', en: 'redirects do not end' },
  FETCH_REFUSED: {
    fr: 'le serveur refuse ; il attend peut-être un en-tête (« headers »)',
    en: 'the server refuses; it may want a header (“headers”)',
  },
  FETCH_SERVER: {
    fr: 'le serveur ne peut pas répondre en ce moment ; un nouvel essai se fait de lui-même',
    en: 'the server cannot answer now; it is tried again by itself',
  },
  FETCH_TIMEOUT: {
    fr: 'le serveur est trop lent ; un nouvel essai se fait de lui-même',
    en: 'the server is too slow; it is tried again by itself',
  },
  FETCH_TOO_LARGE: {
    fr: 'la réponse est trop longue ; vérifiez que « url » nomme le flux lui-même',
    en: 'the answer is too long; check that “url” names the feed itself',
  },
  FETCH_UNREACHABLE: {
    fr: 'le serveur ne peut pas être joint ; vérifiez « url » et le réseau de cette machine',
    en: 'the server cannot be reached; check “url” and the network of this machine',
  },
  FETCH_UNREADABLE: {
    fr: 'ce qui est à cette adresse ne peut pas être lu ; vérifiez les droits du fichier',
    en: 'what is at this address cannot be read; check the permissions of the file',
  },
  NOT_A_ZIP: { fr: 'une page web est venue au lieu du flux', en: 'a web page came instead of the feed' },
  READER_MEMORY: { fr: 'la lecture a pris trop de mémoire', en: 'reading took too much memory' },
  READER_TIMEOUT: { fr: 'la lecture a pris trop de temps', en: 'reading took too long' },
  SECRET_MISSING: {
    fr: 'l’environnement n’a pas la variable que le fichier de territoire nomme',
    en: 'the environment lacks the variable that the territory file names',
  },
  STORE_FULL: { fr: 'le disque est plein ; libérez de la place', en: 'the disk is full; make room' },
  STORE_UNAVAILABLE: {
    fr: 'la base de données ne répond pas ; un nouvel essai se fait de lui-même',
    en: 'the database does not answer; it is tried again by itself',
  },
  STORE_UNWRITABLE: {
    fr: 'le dossier des données ne peut pas être écrit ; vérifiez ses droits',
    en: 'the data folder cannot be written; check its permissions',
  },
};
