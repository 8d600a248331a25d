using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Core.Processes.Serialization;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes.Comparing;

/// <summary>Takes definitions apart by the model of their stored form, so that a member added to a record is compared from then on.</summary>
internal static class PartReader
{
    /// <summary>The members of a record; what is empty is left out.</summary>
    public static Part.Group Members(object record)
    {
        var members = ImmutableArray.CreateBuilder<KeyValuePair<string, Part>>();
        foreach (var property in CanonicalJson.Options.GetTypeInfo(record.GetType()).Properties)
        {
            if (property.Get is { } get && Read(get(record), IsOrdered(record, property.Name)) is { } part)
            {
                members.Add(new(KeyOf(property.Name), part));
            }
        }

        return new Part.Group(members.ToImmutable());
    }

    // Approvers who are asked one after the other, choices and forms are seen in their order; the rest happens when its dependencies say.
    private static bool IsOrdered(object owner, string property) => property switch
    {
        "approvers" => owner is ApprovalDefinition { Mode: ApprovalMode.Sequential },
        "options" or "tasks" or "fields" => true,
        _ => false,
    };

    private static string KeyOf(string property) => property switch
    {
        "condition" => "check",
        "use" => "activity",
        "timeZone" => "timezone",
        _ => JsonNamingPolicy.KebabCaseLower.ConvertName(property),
    };

    private static Part? Read(object? value, bool ordered) => value switch
    {
        null or "" => null,
        DataValue data => Data(data),
        QuorumDefinition quorum => Word(quorum.Kind == QuorumKind.Count ? Number(quorum.Count) : Kebab(quorum.Kind)),
        StoreReference use => Word(Reference(use.Id, use.Version)),
        ProcessReference process => Word(Reference(process.Id, process.Version)),
        IDictionary { Count: 0 } or IList { Count: 0 } => null,
        IDictionary map => new Part.Group([.. map.Keys.Cast<string>().Select(key => KeyValuePair.Create(key, Element(map[key])))], IsMap: true),
        IList list => List(list, ordered),
        _ => Scalar(value) is { } text ? Word(text) : Members(value),
    };

    private static string? Scalar(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        TimeSpan length => Durations.Format(length),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        DayOfWeek day => day.ToString()[..3],
        Enum word => Kebab(word),
        IFormattable number => Number(number),
        _ => null,
    };

    private static Part List(IList list, bool ordered)
    {
        var parts = list.Cast<object>().Select(Element).ToList();
        if (parts.TrueForAll(part => part is Part.Leaf))
        {
            return new Part.Items([.. parts.Cast<Part.Leaf>()], ordered);
        }

        var named = parts.Select((part, i) => part is Part.Group group && group.Find("id") is { } id
            ? KeyValuePair.Create(id.Text, (Part)group.Without("id"))
            : KeyValuePair.Create(Number(i + 1), part));
        return new Part.Group([.. named], ordered, IsMap: true);
    }

    private static Part Element(object? value) => Read(value, ordered: false) ?? Word(string.Empty);

    private static Part Data(DataValue value) => value.Kind == DataKind.Map
        ? new Part.Group([.. value.Entries.Select(entry => KeyValuePair.Create(entry.Key, Data(entry.Value)))])
        : new Part.Leaf(value.IsNull ? "null" : value.ToString(), $"{value.Kind} {value.ToJson()}");

    private static Part.Leaf Word(string text) => new(text, text);

    private static string Reference(string id, int? version) => version is { } number ? $"{id}@{Number(number)}" : id;

    private static string Number(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    private static string Kebab(Enum word) => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString());
}
