/** A loan officer's visit: what a journal is called and tells; `{name}`, `{town}`, `{months}` stand for the borrower's own. */
export interface Visit {
  readonly subject: string;
  readonly body: string;
}

/** What came of a loan, in the third person; nothing in them depends on the borrower's gender. */
export const VISITS: readonly Visit[] = [
  {
    subject: 'El negocio de {name} sigue creciendo',
    body: 'Visitamos a {name} en {town}, {months} meses después del desembolso. Con el préstamo compró la mercadería que había planeado y la vendió en menos tiempo del esperado. Con las ganancias volvió a surtir el negocio y ahora ofrece más productos que antes.',
  },
  {
    subject: 'Una buena temporada para {name}',
    body: 'La temporada ha sido buena en {town}. {name} cuenta que las ventas subieron desde que tiene inventario suficiente y que ya no pierde clientes por falta de producto. Hace {months} meses que paga sus cuotas en la fecha acordada.',
  },
  {
    subject: '{name} mejoró su casa con las ganancias',
    body: 'Con lo que ganó en estos {months} meses, {name} reparó una parte del techo y compró láminas para la cocina. El negocio en {town} se mantiene estable: los días de más venta son el viernes y el sábado, cuando llega gente de los cantones.',
  },
  {
    subject: 'Los hijos de {name} continúan en la escuela',
    body: '{name} recibió a nuestra asesora en {town} con mucha amabilidad. Explicó que, gracias a los ingresos del negocio, pudo comprar los uniformes y los cuadernos de sus hijos sin pedir prestado a los vecinos, como ocurría en otros años.',
  },
  {
    subject: 'Tiempos difíciles, pero con esperanza, en {town}',
    body: 'No todo ha sido fácil: las lluvias dañaron el camino a {town} y durante tres semanas {name} vendió muy poco. Aun así, en estos {months} meses no ha dejado de abonar a su préstamo. Poco a poco, las ventas vuelven a ser las de antes.',
  },
  {
    subject: 'Nuevas herramientas para el trabajo de {name}',
    body: 'El préstamo sirvió para comprar las herramientas que {name} necesitaba. Antes tenía que alquilarlas y una parte de la ganancia se iba en ese gasto. Después de {months} meses, dice que trabaja más rápido y que puede aceptar más encargos en {town}.',
  },
];

/** What the borrower hopes for next. */
export const PLANS: readonly string[] = [
  'Su próximo objetivo es ahorrar para alquilar un puesto en el mercado.',
  'Cuando termine de pagar, quiere solicitar un segundo préstamo para ampliar el negocio.',
  'Para el próximo año piensa contratar a una persona que le ayude por las tardes.',
  'Le gustaría aprender a llevar mejor sus cuentas y ya se inscribió en la capacitación de la cooperativa.',
];

/** How a journal ends. */
export const THANKS: readonly string[] = [
  '{name} agradece a quienes hicieron posible este préstamo.',
  'Manda un saludo desde {town} a las personas que confiaron en su trabajo.',
  'Muchas gracias a todos los que prestaron su apoyo.',
];
