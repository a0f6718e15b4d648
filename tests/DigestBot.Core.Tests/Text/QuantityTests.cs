using DigestBot.Core.Text;

namespace DigestBot.Core.Tests.Text;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("en", "The ferry carried 4,051 people, six dogs and 1.5 tonnes.", new[] { 4051, 6, 1.5 })]
    [InlineData("de", "Die Fähre trug 4.051 Menschen, sechs Hunde und 1,5 Tonnen.", new[] { 4051, 6, 1.5 })]
    [InlineData("fr", "Le bac portait 4.051 passagers, six chiens et 1,5 tonne.", new[] { 4051, 6, 1.5 })]
    [InlineData("es", "El barco llevaba 4.051 personas, seis perros y 1,5 toneladas.", new[] { 4051, 6, 1.5 })]
    [InlineData("en", "It cost $2.5 million, or 3bn crowns, or 2 billion pennies.", new[] { 2_500_000d, 3_000_000_000d, 2_000_000_000d })]
    [InlineData("de", "Das kostet 3 Milliarden Kronen, 2 Mio. Taler.", new[] { 3_000_000_000d, 2_000_000d })]
    [InlineData("es", "Costó 5 mil millones.", new[] { 5_000_000_000d })]
    [InlineData("en", "At 20:45 the G20 met aboard the B52.", new double[0])]
    public void Numbers_are_read_as_their_language_writes_them(string language, string text, double[] values) =>
        Assert.Equal(values, Quantity.Find(text, language).Select(quantity => (double)quantity.Value));

    [Fact]
    public void A_quantity_knows_where_it_stands()
    {
        const string Text = "About 2.5 million came.";

        var quantity = Assert.Single(Quantity.Find(Text, "en"));

        Assert.Equal("2.5 million", Text.Substring(quantity.Start, quantity.Length));
    }
}
