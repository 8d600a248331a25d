using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Core.Tests.Execution.Transcripts;

/// <summary>All that the machines do in a scenario, a line for each command: what people see, what is sent, started, timed and recorded. Of a view only what changed.</summary>
internal sealed class Transcript
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Defined = ["activity", "phase", "definition", "definitionHash", "release", "rulesVersion", "rootReleaseId", "processOwners", "at"];

    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, JsonObject> _views = [];
    private readonly SimulatedRuntime _runtime;
    private readonly DateTimeOffset _start;
    private readonly string _release;

    private Transcript(ScenarioRecording recording)
    {
        _start = recording.Steps[0].At;
        _release = $"{recording.Steps.First(step => step.Start is not null).Start!.Self.ReleaseId}/";
        _runtime = new SimulatedRuntime(_start, hash => recording.Definitions[hash]) { Commanded = Note };
    }

    public static string Of(ScenarioRecording recording)
    {
        var transcript = new Transcript(recording);
        foreach (var step in recording.Steps)
        {
            transcript.Take(step);
        }

        return transcript._text.ToString();
    }

    private void Take(ScenarioStep step)
    {
        switch (step)
        {
            case { Start: { } start }:
                _runtime.Start(start);
                break;
            case { Signal: { } signal, To: { } to }:
                Line(to, $"<- {signal.GetType().Name} {signal.Actor}");
                _runtime.Signal(to, signal);
                break;
            case { Outcome: { } outcome, To: { } machine }:
                Line(machine, $"<- {outcome.GetType().Name} {step.EffectId}");
                _runtime.FinishEffect(machine, step.EffectId, outcome);
                break;
            default:
                _runtime.AdvanceTo(step.At);
                break;
        }
    }

    private void Note(MachineAddress machine, Command command)
    {
        var json = JsonNode.Parse(ExecutionJson.Serialize(command))!.AsObject();
        json.Remove("$type");
        var shown = command is Project ? Changes(json) : json;
        Line(machine, $"{command.GetType().Name} {Brief(shown)?.ToJsonString(Readable) ?? string.Empty}");
    }

    // What is empty or as it was defined says nothing; instants are told from the start.
    private JsonNode? Brief(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                var left = map.Where(member => !Defined.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, Brief(member.Value))).Where(member => member.Value is not null).ToList();
                return left.Count == 0 ? null : new JsonObject(left);
            case JsonArray list:
                return list.Count == 0 ? null : new JsonArray([.. list.Select(Brief)]);
            case JsonValue value when value.TryGetValue<string>(out var text):
                return text.Length == 0 ? null : JsonValue.Create(Moment(text));
            case JsonValue value when value.TryGetValue<bool>(out var flag):
                return flag ? JsonValue.Create(true) : null;
            default:
                return node?.DeepClone();
        }
    }

    private string Moment(string text) => text.Length > 18 && text[10] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at)
        ? string.Create(CultureInfo.InvariantCulture, $"+{at - _start:c}")
        : text.Replace(_release, string.Empty, StringComparison.Ordinal);

    private JsonObject Changes(JsonObject project)
    {
        var key = $"{project["kind"]} {project["address"]}";
        var isNew = !_views.ContainsKey(key);
        var before = _views.GetValueOrDefault(key, []);
        var changes = new JsonObject { ["of"] = key };
        foreach (var (view, content) in project.Where(member => member.Value is JsonObject))
        {
            // A member that comes and goes with its value is gone with it.
            foreach (var gone in before.Select(member => member.Key).Where(name => name.StartsWith($"{view}.", StringComparison.Ordinal) && !content!.AsObject().ContainsKey(name[(view.Length + 1)..])).ToList())
            {
                before.Remove(gone);
                changes[gone[(view.Length + 1)..]] = "(gone)";
            }

            foreach (var (name, value) in content!.AsObject())
            {
                var text = value?.ToJsonString();
                if (before[$"{view}.{name}"]?.GetValue<string>() != text)
                {
                    before[$"{view}.{name}"] = text;
                    changes[name] = Brief(value) ?? (isNew ? null : JsonValue.Create("(empty)"));
                }
            }
        }

        _views[key] = before;
        return changes;
    }

    private void Line(MachineAddress machine, string text) =>
        _text.Append(CultureInfo.InvariantCulture, $"{_runtime.Now - _start:c} {machine.Run}/{machine.Path} {text}\n");
}
