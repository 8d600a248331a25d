using System.Reflection;
using ReleaseOrchestration.Core.Processes.Reading;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

namespace ReleaseOrchestration.Core.Tests.Schemas;

public sealed class VocabularyTests
{
    [Fact]
    public void KeySet_EveryOneThatTheReaderHas_IsPartOfASchema()
    {
        var declared = typeof(KeySet).Assembly.GetTypes()
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(KeySet))
            .Select(field => (KeySet)field.GetValue(null)!)
            .ToHashSet();

        var reached = Below(DocumentKeys.Kinds).ToHashSet();

        Assert.Equal(declared.Select(set => set.Owner).Order(StringComparer.Ordinal), reached.Select(set => set.Owner).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void KeySet_EveryWord_IsCanonicalAndMeansOneKey() => Assert.All(Below(DocumentKeys.Kinds).Distinct(), set => Assert.All(set.Declarations, key =>
    {
        Assert.All(key.Words, word => Assert.Equal(word, KeySet.Canonical(word)));
        Assert.All(key.Spellings, spelling => Assert.Equal(key.Name, set.Find(spelling)));
    }));

    private static IEnumerable<KeySet> Below(KeySet set) => set.Declarations.SelectMany(key => Below(key.Value)).Prepend(set);

    private static IEnumerable<KeySet> Below(ValueShape shape) => shape switch
    {
        ValueShape.Keys keys => Below(keys.Set),
        ValueShape.ListOf list => Below(list.Item),
        ValueShape.OneOrMore list => Below(list.Item),
        ValueShape.MapOf map => Below(map.Item),
        ValueShape.Either either => either.Shapes.SelectMany(Below),
        _ => [],
    };
}
