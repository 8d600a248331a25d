using System.Collections.Immutable;
using System.Globalization;
using Google.Protobuf;

namespace ReleaseOrchestration.Functions.Tests.Telemetry;

/// <summary>Reads the counts of counters and histograms from an export by OTLP; the numbers are those of the fields of opentelemetry/proto/metrics/v1.</summary>
internal static class OtlpMetrics
{
    private const int Name = 1;
    private const int Sum = 7;
    private const int Histogram = 9;
    private const int SumAttributes = 7;
    private const int SumAsInteger = 6;
    private const int HistogramAttributes = 9;
    private const int HistogramCount = 4;

    public static IEnumerable<MetricPoint> Read(byte[] export) =>
        from resource in Messages(export, 1)
        from scope in Messages(resource, 2)
        from metric in Messages(scope, 2)
        from point in Points(metric)
        select point;

    private static IEnumerable<MetricPoint> Points(byte[] metric)
    {
        var name = System.Text.Encoding.UTF8.GetString(Messages(metric, Name).Single());
        return Messages(metric, Sum).SelectMany(sum => Messages(sum, 1)).Select(point => Point(name, point, SumAttributes, SumAsInteger))
            .Concat(Messages(metric, Histogram).SelectMany(histogram => Messages(histogram, 1)).Select(point => Point(name, point, HistogramAttributes, HistogramCount)));
    }

    private static MetricPoint Point(string metric, byte[] point, int attributes, int count) =>
        new(metric, Messages(point, attributes).Select(Attribute).ToImmutableSortedDictionary(StringComparer.Ordinal), Fixed(point, count));

    private static KeyValuePair<string, string> Attribute(byte[] attribute)
    {
        var value = Messages(attribute, 2).Single();
        var text = Messages(value, 1).Select(System.Text.Encoding.UTF8.GetString).FirstOrDefault() ?? Integer(value).ToString(CultureInfo.InvariantCulture);
        return new(System.Text.Encoding.UTF8.GetString(Messages(attribute, 1).Single()), text);
    }

    private static List<byte[]> Messages(byte[] message, int field)
    {
        var found = new List<byte[]>();
        var input = new CodedInputStream(message);
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            if (tag == WireFormat.MakeTag(field, WireFormat.WireType.LengthDelimited))
            {
                found.Add(input.ReadBytes().ToByteArray());
            }
            else
            {
                input.SkipLastField();
            }
        }

        return found;
    }

    private static long Fixed(byte[] message, int field) => Number(message, WireFormat.MakeTag(field, WireFormat.WireType.Fixed64), input => input.ReadSFixed64());

    private static long Integer(byte[] message) => Number(message, WireFormat.MakeTag(3, WireFormat.WireType.Varint), input => input.ReadInt64());

    private static long Number(byte[] message, uint wanted, Func<CodedInputStream, long> read)
    {
        var input = new CodedInputStream(message);
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            if (tag == wanted)
            {
                return read(input);
            }

            input.SkipLastField();
        }

        return 0;
    }
}
