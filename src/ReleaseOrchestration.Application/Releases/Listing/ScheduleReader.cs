using System.Buffers.Text;
using System.Text.Json;

namespace ReleaseOrchestration.Application.Releases.Listing;

/// <summary>Reads the schedule in an entry by hand, too. What it does not know it leaves to the serializer, so that nothing is lost.</summary>
internal ref struct ScheduleReader
{
    private DateTimeOffset _at;
    private TimeSpan? _duration;
    private bool _autoStart;
    private string? _occurrence;
    private string? _movedBy;
    private int _revision;
    private DateTimeOffset _changedAt;
    private DateTimeOffset? _dueSince;
    private bool _isWithdrawn;

    /// <param name="json">At the beginning of the schedule; afterwards at its end.</param>
    public static ReleaseSchedule Read(ref Utf8JsonReader json)
    {
        var begin = json;
        var reader = default(ScheduleReader);
        var isKnown = true;
        while (isKnown && json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            isKnown = reader.Take(ref json);
        }

        if (!isKnown)
        {
            json = begin;
            return JsonSerializer.Deserialize(ref json, ListingJsonContext.Default.ReleaseSchedule)!;
        }

        return new ReleaseSchedule
        {
            At = reader._at,
            Duration = reader._duration,
            AutoStart = reader._autoStart,
            Occurrence = reader._occurrence!,
            MovedBy = reader._movedBy!,
            Revision = reader._revision,
            ChangedAt = reader._changedAt,
            DueSince = reader._dueSince,
            IsWithdrawn = reader._isWithdrawn,
        };
    }

    private bool Take(ref Utf8JsonReader json)
    {
        var name = json.ValueSpan;
        json.Read();
        return name.SequenceEqual("At"u8) ? Set(out _at, json.GetDateTimeOffset())
            : name.SequenceEqual("Duration"u8) ? TakeDuration(json.ValueSpan)
            : name.SequenceEqual("AutoStart"u8) ? Set(out _autoStart, json.GetBoolean())
            : name.SequenceEqual("Occurrence"u8) ? Set(out _occurrence, json.GetString())
            : name.SequenceEqual("MovedBy"u8) ? Set(out _movedBy, json.GetString())
            : name.SequenceEqual("Revision"u8) ? Set(out _revision, json.GetInt32())
            : name.SequenceEqual("ChangedAt"u8) ? Set(out _changedAt, json.GetDateTimeOffset())
            : name.SequenceEqual("DueSince"u8) ? Set(out _dueSince, json.GetDateTimeOffset())
            : name.SequenceEqual("IsWithdrawn"u8) && Set(out _isWithdrawn, json.GetBoolean());
    }

    private bool TakeDuration(ReadOnlySpan<byte> text)
    {
        var isRead = Utf8Parser.TryParse(text, out TimeSpan duration, out var read, 'c') && read == text.Length;
        _duration = duration;
        return isRead;
    }

    private static bool Set<T>(out T field, T value)
    {
        field = value;
        return true;
    }
}
