using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Processes.Limits;

/// <summary>Ten thousand ways to spoil a sample: each gives errors or a valid document, soon, and never an exception.</summary>
[Collection(TimingTests.Name)]
public sealed partial class SampleMutationTests
{
    private const int Mutations = 10_000;

    private static readonly string[] Words =
        ["process", "phases", "phase", "activity", "activities", "id", "type", "depends-on", "if", "run-on", "inputs", "outputs", "<+inputs.v>", "${", ">", "null", "true", "1e999", "[]", "{}", "&a", "*a", "---", "'", "\"", "0x1F", "\ud800", "2025-02-30", "99999999999d", "~", "<<", "!!str"];

    [Fact]
    public void Read_MutatedSamples_GivesErrorsOrAValidDocument()
    {
        var samples = Samples.Texts;
        var (valid, invalid) = (0, 0);
        for (var seed = 0; seed < Mutations; seed++)
        {
            var random = new Random(seed);
            var text = Mutate(samples[seed % samples.Length], random);
            var clock = Stopwatch.StartNew();
            var read = DocumentReader.Read(text);
            if (clock.ElapsedMilliseconds >= 1000)
            {
                Effort.AssertBelowASecond(() => DocumentReader.Read(text), $"Mutation {seed}");
            }

            Assert.True(read.HasErrors || !read.Documents.IsEmpty, $"Mutation {seed} is neither wrong nor a document.");
            (valid, invalid) = read.HasErrors ? (valid, invalid + 1) : (valid + 1, invalid);
            if (!read.HasErrors)
            {
                Samples.AssertComesBack(read.Documents);
            }
        }

        Assert.InRange(valid, Mutations / 20, Mutations);
        Assert.InRange(invalid, Mutations / 20, Mutations);
    }

    private static string Mutate(string sample, Random random)
    {
        var text = sample;
        for (var change = random.Next(1, 4); change > 0 && text.Length > 0; change--)
        {
            text = random.Next(5) switch
            {
                0 => FlipBytes(text, random),
                1 => SwapLines(text, random),
                2 => ReplaceToken(text, random),
                3 => Delete(text, random),
                _ => Duplicate(text, random),
            };
        }

        return text;
    }

    private static string FlipBytes(string text, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var count = random.Next(1, 5); count > 0; count--)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        }

        return Encoding.UTF8.GetString(bytes);
    }

    private static string SwapLines(string text, Random random)
    {
        var lines = text.Split('\n');
        var (first, second) = (random.Next(lines.Length), random.Next(lines.Length));
        (lines[first], lines[second]) = (lines[second], lines[first]);
        return string.Join('\n', lines);
    }

    private static string ReplaceToken(string text, Random random)
    {
        var tokens = Tokens().Matches(text);
        var (token, other) = (tokens[random.Next(tokens.Count)], tokens[random.Next(tokens.Count)].Value);
        return string.Concat(text.AsSpan(0, token.Index), random.Next(2) == 0 ? other : Words[random.Next(Words.Length)], text.AsSpan(token.Index + token.Length));
    }

    private static string Delete(string text, Random random)
    {
        var at = random.Next(text.Length);
        return text.Remove(at, Math.Min(random.Next(1, 60), text.Length - at));
    }

    private static string Duplicate(string text, Random random)
    {
        var from = random.Next(text.Length);
        return text.Insert(random.Next(2) == 0 ? from : random.Next(text.Length), text.Substring(from, Math.Min(random.Next(1, 400), text.Length - from)));
    }

    [GeneratedRegex(@"[\w.-]+|[^\w\s]", RegexOptions.NonBacktracking)]
    private static partial Regex Tokens();
}
