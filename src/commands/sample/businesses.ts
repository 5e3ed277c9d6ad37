/** A trade as a loan officer tells of it; `{name}`, `{town}`, `{age}` and `{years}` stand for the borrower's own. */
export interface Business {
  /** As Kiva's list of activities spells it. */
  readonly activity: string;
  readonly loanUse: string;
  readonly story: string;
}

/** Trades of the samples' borrowers, in the third person as Kiva asks. */
export const BUSINESSES: readonly Business[] = [
  {
    activity: 'Food Stall',
    loanUse: 'comprar maíz, frijoles, queso y un comal más grande para su venta de pupusas.',
    story:
      'Desde hace {years} años vende pupusas por las tardes, a dos cuadras del parque. Prepara la masa desde temprano y los fines de semana recibe pedidos para fiestas. Con el comal que tiene no alcanza a atender a todos los clientes.',
  },
  {
    activity: 'Grocery Store',
    loanUse: 'surtir su tienda con granos básicos, aceite, azúcar y artículos de limpieza.',
    story:
      'Atiende una tienda pequeña en la sala de su casa desde hace {years} años. Abre a las cinco de la mañana, cuando los vecinos salen a trabajar. Comprar al por mayor le permite ofrecer mejores precios que la tienda más cercana.',
  },
  {
    activity: 'Pigs',
    loanUse: 'comprar tres cerdos pequeños y concentrado para engordarlos durante cuatro meses.',
    story:
      'Cría cerdos en el patio de su casa desde hace {years} años y los vende en el mercado municipal antes de las fiestas. Aprendió el oficio de sus padres y lleva en un cuaderno la cuenta de lo que gasta y de lo que gana con cada animal.',
  },
  {
    activity: 'Poultry',
    loanUse: 'comprar cien pollitas ponedoras, vitaminas y alimento para los primeros tres meses.',
    story:
      'Hace {years} años empezó con doce gallinas; ahora vende huevos a las tiendas de la colonia. Se levanta antes del amanecer para recogerlos y entregarlos frescos. La demanda es mayor que lo que sus gallinas producen.',
  },
  {
    activity: 'Agriculture',
    loanUse: 'comprar semilla de maíz, abono e insecticida para la próxima siembra.',
    story:
      'Cultiva maíz y frijol en una manzana de tierra alquilada desde hace {years} años. Una parte de la cosecha es para el consumo del hogar y el resto se vende. Sembrar a tiempo y con abono suficiente hace la diferencia en la cosecha.',
  },
  {
    activity: 'Sewing',
    loanUse: 'comprar una máquina de coser industrial, telas, hilos y zíperes.',
    story:
      'Confecciona uniformes escolares y hace arreglos de ropa desde hace {years} años. En enero recibe tantos encargos que debe rechazar algunos, porque su máquina doméstica se calienta. Su taller está en un cuarto de la casa.',
  },
  {
    activity: 'Bakery',
    loanUse: 'comprar harina, manteca, levadura y bandejas para su panadería.',
    story:
      'Hornea pan dulce y quesadillas desde hace {years} años y los reparte en bicicleta por los caseríos cercanos. Quiere comprar los ingredientes por quintal, porque por libra le quedan muy caros, y hornear dos veces al día.',
  },
  {
    activity: 'Fruits & Vegetables',
    loanUse: 'comprar tomate, papa, güisquil y fruta de temporada al por mayor.',
    story:
      'Vende frutas y verduras en un puesto del mercado desde hace {years} años. Dos veces por semana viaja de madrugada a comprar el producto. Con más capital puede traer la carga completa y pagar un solo flete.',
  },
  {
    activity: 'Clothing Sales',
    loanUse: 'comprar ropa de niño, ropa interior y toallas para vender a plazos.',
    story:
      'Vende ropa de casa en casa desde hace {years} años y cobra en cuotas semanales. Conoce bien a su clientela y sabe qué prendas se venden en cada temporada. Para diciembre necesita tener más tallas y más variedad.',
  },
  {
    activity: 'Dairy',
    loanUse: 'comprar leche, cuajo y moldes para elaborar queso fresco y requesón.',
    story:
      'Elabora queso fresco y requesón desde hace {years} años. Compra la leche a los ganaderos del cantón y entrega el producto en tres comedores del centro. Con moldes nuevos puede duplicar lo que produce cada día.',
  },
];

/** How a story begins. */
export const OPENINGS: readonly string[] = [
  '{name} tiene {age} años y vive en {town} con su familia.',
  'A sus {age} años, {name} es el sostén de un hogar de cinco personas en {town}.',
  '{name}, de {age} años, nació en {town}, donde todavía vive con sus dos hijos y su madre.',
];

/** How a story ends. */
export const HOPES: readonly string[] = [
  'Su meta es ahorrar para que sus hijos terminen el bachillerato.',
  'Con las ganancias espera reparar el techo de la casa antes del invierno.',
  'Es su segundo préstamo con la cooperativa; el primero lo pagó puntualmente.',
  'Sueña con tener algún día un local propio.',
];
