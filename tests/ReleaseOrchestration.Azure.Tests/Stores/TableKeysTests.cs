using ReleaseOrchestration.Azure.Tables;

namespace ReleaseOrchestration.Azure.Tests.Stores;

public sealed class TableKeysTests
{
    private const string Alphabet = "/.#\"?>\\[~}|-:0aZ !@$\u00e4";

    [Fact]
    public void Encode_OfAnyNames_KeepsThemApartAndInOrderWithoutWhatKeysCannotHold()
    {
        var random = new Random(11);
        var names = Enumerable.Range(0, 4000).Select(_ => new string([.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => Alphabet[random.Next(Alphabet.Length)])])).ToHashSet(StringComparer.Ordinal);
        var sorted = names.Order(StringComparer.Ordinal).Select(TableKeys.Encode).ToList();
        Assert.Equal(sorted.Order(StringComparer.Ordinal), sorted);
        Assert.Equal(names.Count, sorted.Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(sorted, key => key.AsSpan().ContainsAny("/\\#?"));
    }

    [Fact]
    public void Encode_OfAName_CanBeFoundByItsBeginning()
    {
        Assert.StartsWith(TableKeys.Encode("r1/1/"), TableKeys.Encode("r1/1/p.a/"), StringComparison.Ordinal);
        Assert.Equal("r1.~1.~p.a", TableKeys.Encode("r1/1/p.a"));
        Assert.Equal("a ~0ab", TableKeys.Encode("a\nb"));
    }

    [Fact]
    public void Encode_OfALongName_StaysAKeyOfItsOwn()
    {
        var (one, other) = (TableKeys.Encode(new string('a', 2000) + "1"), TableKeys.Encode(new string('a', 2000) + "2"));
        Assert.NotEqual(one, other);
        Assert.InRange(one.Length, 1, 500);
    }
}
