/** A country that practice loans come from: real towns, usual names, and the way a partner there writes its ids. */
export interface Country {
  readonly name: string;
  readonly currency: string;
  /** Roughly what one US dollar costs; good for practice prices only. */
  readonly perDollar: number;
  readonly towns: readonly string[];
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly family: readonly string[];
  /** The n-th loan id (n counts from 1); ids are opaque text and differ from country to country. */
  readonly loanId: (n: number) => string;
}

const padded = (n: number, width: number): string => String(n).padStart(width, '0');
const words = (text: string): string[] => text.split(', ');

/** Thirteen countries with at least five towns each. */
export const COUNTRIES: readonly Country[] = [
  {
    name: 'Kenya',
    currency: 'KES',
    perDollar: 129,
    towns: words('Kisumu, Nakuru, Eldoret, Kitale, Machakos, Malindi'),
    female: words('Akinyi, Wanjiru, Chebet, Mercy, Nafula'),
    male: words('Otieno, Kamau, Kiprono, Brian, Wafula'),
    family: words('Odhiambo, Mwangi, Cheruiyot, Mutua, Barasa, Njoroge'),
    loanId: (n) => String(1042969 + n),
  },
  {
    name: 'Ecuador',
    currency: 'USD',
    perDollar: 1,
    towns: words('Portoviejo, Manta, Riobamba, Ambato, Santo Domingo, Esmeraldas'),
    female: words('María Fernanda, Rosa, Jéssica, Ángela, Narcisa'),
    male: words('José Luis, Segundo, Ángel, Wilson, Iván'),
    family: words('Zambrano, Cedeño, Muñoz, Quishpe, Vélez, Guamán'),
    loanId: (n) => `0003-${padded(n, 9)}`,
  },
  {
    name: 'Philippines',
    currency: 'PHP',
    perDollar: 57,
    towns: words('Dumaguete, Bais, Roxas, Tagbilaran, Puerto Princesa, San Carlos'),
    female: words('Maricel, Rowena, Analyn, Jocelyn, Cherry Ann'),
    male: words('Rodel, Jun, Arnel, Reynaldo, Jomar'),
    family: words('Dela Cruz, Santos, Villanueva, Bautista, Magbanua, Peñaflor'),
    loanId: (n) => `A-${2035 + n}-12`,
  },
  {
    name: 'Senegal',
    currency: 'XOF',
    perDollar: 590,
    towns: words('Thiès, Kaolack, Ziguinchor, Mbour, Saint-Louis, Tambacounda'),
    female: words('Awa, Fatou, Aïssatou, Mame Diarra, Khady'),
    male: words('Mamadou, Ousmane, Cheikh, Ibrahima, Moussa'),
    family: words('Diop, Ndiaye, Fall, Sarr, Guèye, Faye'),
    loanId: (n) => `LOAN/${n}/2025`,
  },
  {
    name: 'El Salvador',
    currency: 'USD',
    perDollar: 1,
    towns: words('Usulután, San Miguel, Santa Ana, Ciudad El Triunfo, Ahuachapán, Sonsonate'),
    female: words('Blanca Estela, Ana Gloria, Reina, Marta, Sonia'),
    male: words('José Santos, Óscar, Mauricio, Nelson, Juan Ramón'),
    family: words('Hernández, Portillo, Guzmán, Alfaro, Cruz, Rivas'),
    loanId: (n) => padded(123456789011 + n, 15),
  },
  {
    name: 'Uganda',
    currency: 'UGX',
    perDollar: 3700,
    towns: words('Mbarara, Masaka, Jinja, Mbale, Gulu, Fort Portal'),
    female: words('Nakato, Namukasa, Harriet, Prossy, Akello'),
    male: words('Mugisha, Wasswa, Ronald, Okello, Godfrey'),
    family: words('Nabirye, Ssempijja, Tumusiime, Ochieng, Byaruhanga, Kato'),
    loanId: (n) => String(123457000000 + n),
  },
  {
    name: 'Indonesia',
    currency: 'IDR',
    perDollar: 16300,
    towns: words('Bandung, Garut, Malang, Jember, Lombok, Mataram'),
    female: words('Siti Aminah, Sri Wahyuni, Dewi, Nurhayati, Ni Made Ayu'),
    male: words('Budi, Slamet, Agus, I Wayan Gede, Joko'),
    family: words('Susanti, Wulandari, Santoso, Hidayat, Lestari, Setiawan'),
    loanId: (n) => `05.001.${padded(n, 5)}`,
  },
  {
    name: 'Peru',
    currency: 'PEN',
    perDollar: 3.7,
    towns: words('Huancayo, Ayacucho, Puno, Juliaca, Chimbote, Trujillo'),
    female: words('Yolanda, Luz Marina, Flor de María, Nélida, Gladys'),
    male: words('Víctor Raúl, Julio César, Percy, Edgar, Wilber'),
    family: words('Quispe, Mamani, Huamán, Condori, Ñahui, Rojas'),
    loanId: (n) => `PE-${padded(n, 7)}`,
  },
  {
    name: 'Togo',
    currency: 'XOF',
    perDollar: 590,
    towns: words('Lomé, Kpalimé, Atakpamé, Sokodé, Kara'),
    female: words('Akouvi, Afi, Essi, Abla, Adjoa'),
    male: words('Kossi, Kodjo, Yao, Koffi, Komlan'),
    family: words('Agbeko, Mensah, Amouzou, Dossou, Lawson'),
    loanId: (n) => `TG${padded(n, 6)}`,
  },
  {
    name: 'The Democratic Republic of the Congo',
    currency: 'CDF',
    perDollar: 2800,
    towns: words('Kinshasa, Goma, Bukavu, Beni, Butembo'),
    female: words('Mwamini, Furaha, Neema, Chantal, Espérance'),
    male: words('Bahati, Jean-Pierre, Dieudonné, Kambale, Patient'),
    family: words('Mutombo, Ilunga, Kavira, Masika, Tshibangu'),
    loanId: (n) => `CD/GOM/${padded(n, 5)}`,
  },
  {
    name: 'Burkina Faso',
    currency: 'XOF',
    perDollar: 590,
    towns: words('Ouagadougou, Bobo-Dioulasso, Koudougou, Ouahigouya, Banfora'),
    female: words('Aminata, Mariam, Salimata, Rasmata, Alizèta'),
    male: words('Adama, Boukary, Issouf, Salif, Hamidou'),
    family: words('Ouédraogo, Sawadogo, Kaboré, Traoré, Compaoré'),
    loanId: (n) => `BF-26-${padded(n, 4)}`,
  },
  {
    name: 'Rwanda',
    currency: 'RWF',
    perDollar: 1400,
    towns: words('Kigali, Musanze, Huye, Rubavu, Nyagatare'),
    female: words('Uwase, Mukamana, Claudine, Immaculée, Ingabire'),
    male: words('Habimana, Emmanuel, Nshimiyimana, Innocent, Eric'),
    family: words('Uwimana, Niyonzima, Mukandayisenga, Hakizimana, Bizimana'),
    loanId: (n) => `00${padded(n, 6)}`,
  },
  {
    name: 'Cambodia',
    currency: 'KHR',
    perDollar: 4050,
    towns: words('Battambang, Siem Reap, Kampong Cham, Pursat, Takeo'),
    female: words('Sophea, Sreymom, Chanthy, Bopha, Kunthea'),
    male: words('Sokha, Vuthy, Rithy, Samnang, Dara'),
    family: words('Chea, Sok, Keo, Chhim, Ouk'),
    loanId: (n) => `KH.${padded(n, 7)}`,
  },
];
