using System.Collections.Immutable;
using System.Text.Json;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Releases.Listing;

/// <summary>Reads entries by hand: a month of the calendar is thousands of them, and the serializer takes several times as long.</summary>
internal ref struct EntryReader(ReadOnlySpan<byte> body)
{
    private Utf8JsonReader _json = new(body);

    public ReleaseEntry Read()
    {
        var entry = new ReleaseEntry();
        _json.Read();
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var name = _json.ValueSpan;
            var key = name.Length == 1 ? name[0] : name.Length == 2 ? (name[0] << 8) | name[1] : 0;
            _json.Read();
            Take(entry, key);
        }

        return entry;
    }

    private void Take(ReleaseEntry entry, int key)
    {
        switch (key)
        {
            case 'x': entry.Form = _json.GetInt32(); break;
            case 'i': entry.Id = _json.GetString()!; break;
            case 'n': entry.Name = _json.GetString(); break;
            case 'v': entry.Version = _json.GetString(); break;
            case 'r': entry.Run = _json.GetInt32(); break;
            case 's': entry.Status = Status(); break;
            case 'w': entry.Reason = _json.GetString(); break;
            case 'p': entry.Process = _json.GetString(); break;
            case 'k': entry.InputSet = _json.GetString(); break;
            case 'g': entry.Group = _json.GetString(); break;
            case 't': entry.Tags = Words(); break;
            case 'e': entry.Environments = Words(); break;
            case 'u': entry.Services = Words(); break;
            case 'c': entry.CreatedAt = _json.GetDateTimeOffset(); break;
            case 'b': entry.StartedAt = _json.GetDateTimeOffset(); break;
            case 'd': entry.EndedAt = _json.GetDateTimeOffset(); break;
            case 'a': entry.Schedule = ScheduleReader.Read(ref _json); break;
            case 'y': entry.ApprovedBy = _json.GetString(); break;
            case 'm': entry.HasMore = _json.GetBoolean(); break;
            default: TakeLong(entry, key); break;
        }
    }

    private void TakeLong(ReleaseEntry entry, int key)
    {
        switch (key)
        {
            case ('p' << 8) | 'v': entry.ProcessVersion = _json.GetInt32(); break;
            case ('k' << 8) | 'v': entry.InputSetVersion = _json.GetInt32(); break;
            case ('c' << 8) | 'b': entry.CreatedBy = _json.GetString(); break;
            case ('b' << 8) | 'b': entry.StartedBy = _json.GetString(); break;
            default: _json.Skip(); break;
        }
    }

    private readonly ReleaseStatus Status()
    {
        foreach (var (name, status) in Statuses)
        {
            if (_json.ValueTextEquals(name))
            {
                return status;
            }
        }

        throw new JsonException($"'{_json.GetString()}' is no status of a release.");
    }

    private ImmutableArray<string> Words()
    {
        var words = ImmutableArray.CreateBuilder<string>(4);
        while (_json.Read() && _json.TokenType == JsonTokenType.String)
        {
            words.Add(_json.GetString()!);
        }

        return words.DrainToImmutable();
    }

    private static readonly (string Name, ReleaseStatus Status)[] Statuses =
        [.. Enum.GetValues<ReleaseStatus>().OrderByDescending(status => status == ReleaseStatus.Succeeded).Select(status => (status.ToString(), status))];
}
