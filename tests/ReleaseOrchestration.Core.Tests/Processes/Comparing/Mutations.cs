using System.Collections;
using System.Collections.Immutable;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Tests.Processes.Comparing;

/// <summary>Every definition that differs from a given one in a single member, however deep it stands, with the path of the node that holds it.</summary>
internal static class Mutations
{
    // A pin is written by the start of a release; a team writes neither.
    private static readonly string[] Pins = ["DefinitionHash", "Linked"];

    public static IEnumerable<(string Path, string Member, ProcessDefinition Process)> Of(ProcessDefinition process)
    {
        foreach (var (member, changed) in Records(process, "Phases"))
        {
            yield return (string.Empty, member, (ProcessDefinition)changed);
        }

        for (var i = 0; i < process.Phases.Length; i++)
        {
            foreach (var (path, member, phase) in Of(process.Phases[i]))
            {
                yield return (path, member, process with { Phases = process.Phases.SetItem(i, phase) });
            }
        }
    }

    private static IEnumerable<(string Path, string Member, PhaseDefinition Phase)> Of(PhaseDefinition phase)
    {
        foreach (var (member, changed) in Records(phase, "EntryGates", "ExitGates", "Activities"))
        {
            yield return (((PhaseDefinition)changed).Id, member, (PhaseDefinition)changed);
        }

        foreach (var (path, member, list) in Activities(phase.Activities, phase.Id))
        {
            yield return (path, member, phase with { Activities = list });
        }

        foreach (var (path, member, list) in Activities(phase.EntryGates, $"{phase.Id}.@entry"))
        {
            yield return (path, member, phase with { EntryGates = list });
        }

        foreach (var (path, member, list) in Activities(phase.ExitGates, $"{phase.Id}.@exit"))
        {
            yield return (path, member, phase with { ExitGates = list });
        }
    }

    private static IEnumerable<(string Path, string Member, ImmutableArray<ActivityDefinition> List)> Activities(ImmutableArray<ActivityDefinition> list, string prefix)
    {
        for (var i = 0; i < list.Length; i++)
        {
            foreach (var (member, changed) in Records(list[i]))
            {
                var activity = (ActivityDefinition)changed;
                yield return ($"{prefix}.{activity.Id}", member, list.SetItem(i, activity));
            }

            yield return ($"{prefix}.{list[i].Id}", "(removed)", list.RemoveAt(i));
        }

        yield return ($"{prefix}.zz", "(added)", list.Add(new ActivityDefinition { Id = "zz", Name = "zz", Type = ActivityType.Wait, Duration = "1h" }));
    }

    private static IEnumerable<(string Member, object Record)> Records(object record, params string[] except)
    {
        foreach (var property in record.GetType().GetProperties().Where(p => p.SetMethod is not null && !except.Contains(p.Name) && !Pins.Contains(p.Name)))
        {
            foreach (var (member, value) in Values(property.GetValue(record), property.PropertyType))
            {
                var copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
                property.SetValue(copy, value);
                yield return (property.Name + member, copy);
            }
        }
    }

    private static IEnumerable<(string Member, object? Value)> Values(object? value, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            null => plain == typeof(string) ? [(string.Empty, "zz")] : plain == typeof(DataValue) ? [(string.Empty, DataValue.Of("zz"))] : [],
            string text => [(string.Empty, text + "zz")],
            bool flag => [(string.Empty, !flag)],
            int number => [(string.Empty, number + 7)],
            decimal number => [(string.Empty, number + 7)],
            double number => [(string.Empty, number + 7)],
            QuorumDefinition { Kind: not QuorumKind.Count } quorum => [(string.Empty, quorum with { Kind = QuorumKind.Count, Count = 7 })],
            TimeSpan length => [(string.Empty, length + TimeSpan.FromMinutes(7))],
            TimeOnly time => [(string.Empty, time.AddMinutes(7))],
            Enum word => [(string.Empty, Enum.ToObject(plain, (Convert.ToInt32(word, null) + 1) % Enum.GetValues(plain).Length))],
            DataValue => [(string.Empty, DataValue.Of([KeyValuePair.Create("zz", DataValue.True)]))],
            IDictionary map => Map(map, plain),
            IList list => List(list, plain),
            _ => Records(value).Select(record => (("." + record.Member), (object?)record.Record)),
        };
    }

    private static IEnumerable<(string Member, object? Value)> Map(IDictionary map, Type type)
    {
        foreach (DictionaryEntry entry in map)
        {
            yield return ($"[-{entry.Key}]", type.GetMethod("Remove", [typeof(string)])!.Invoke(map, [entry.Key]));
            foreach (var (member, value) in Values(entry.Value, type.GetGenericArguments()[1]))
            {
                yield return ($"[{entry.Key}]{member}", type.GetMethod("SetItem")!.Invoke(map, [entry.Key, value]));
            }
        }

        if (type.GetGenericArguments()[1] == typeof(DataValue))
        {
            yield return ("[+zz]", ((ImmutableSortedDictionary<string, DataValue>)map).SetItem("zz", DataValue.Of("zz")));
        }
    }

    private static IEnumerable<(string Member, object? Value)> List(IList list, Type type)
    {
        var element = type.GetGenericArguments()[0];
        for (var i = 0; i < list.Count; i++)
        {
            yield return ($"[-{i}]", type.GetMethod("RemoveAt", [typeof(int)])!.Invoke(list, [i]));
            foreach (var (member, value) in Values(list[i], element))
            {
                yield return ($"[{i}]{member}", type.GetMethod("SetItem", [typeof(int), element])!.Invoke(list, [i, value]));
            }
        }
    }
}
