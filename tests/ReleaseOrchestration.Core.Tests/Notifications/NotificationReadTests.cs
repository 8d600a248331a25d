using ReleaseOrchestration.Core.Notifications;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Notifications;

public sealed class NotificationReadTests
{
    [Fact]
    public void Read_Rule_HasAllItsParts()
    {
        var rule = Assert.IsType<NotificationRuleDocument>(Assert.Single(Read("""
            notificationRule:
              id: prod
              name: Production
              events: [release.failed, signOff.needed, activity.onHold]
              groups: weekly
              tags: [standard]
              when: <+event.status == 'Failed'>
              channels: [hooks, mail]
              subject: <+release.name> <+event.kind>
              text: ${event.reason}
            """).Documents)).Rule;
        Assert.Equal<string>(["release.failed", "sign-off.needed", "activity.on-hold"], rule.Events);
        Assert.Equal<string>(["weekly"], rule.Groups);
        Assert.Equal<string>(["hooks", "mail"], rule.Channels);
        Assert.Equal(("Production", false, "<+event.status == 'Failed'>"), (rule.Name, rule.Disabled, rule.When));
        var again = DefinitionCodec.DeserializeNotificationRule(DefinitionCodec.Serialize(rule));
        Assert.Equal(DefinitionCodec.Serialize(rule), DefinitionCodec.Serialize(again));
    }

    [Fact]
    public void Read_Channel_HasAllItsParts()
    {
        var channel = Assert.IsType<NotificationChannelDocument>(Assert.Single(Read("""
            notificationChannel: {id: mail, type: email, to: [approvers, 'user:alice', qa@example.com], from: relo@example.com, host: smtp.example.com, security: tls, user: relo, password: env://P, signed-links: true}
            """).Documents)).Channel;
        Assert.Equal((NotificationChannelType.Email, MailSecurity.Tls, true), (channel.Type, channel.Security, channel.SignedLinks));
        Assert.Equal<string>(["approvers", "user:alice", "qa@example.com"], channel.To);
    }

    [Theory]
    [InlineData(ProblemCodes.UnknownEventKind, "notificationRule: {id: r, events: [release.exploded], channels: [c]}")]
    [InlineData(ProblemCodes.MissingKey, "notificationRule: {id: r, events: [], channels: [c]}")]
    [InlineData(ProblemCodes.MissingKey, "notificationRule: {id: r, events: [release.failed]}")]
    [InlineData(ProblemCodes.InvalidId, "notificationRule: {id: 'a b', events: [release.failed], channels: [c]}")]
    [InlineData(ProblemCodes.MisplacedEvent, "notificationRule: {id: r, events: [release.failed], channels: [c], when: inputs.x == 'y'}")]
    [InlineData(ProblemCodes.MisplacedEvent, "notificationRule: {id: r, events: [release.failed], channels: [c], text: '<+process.build.status>'}")]
    [InlineData(ProblemCodes.MisplacedEvent, "process: {id: p, phases: [{phase: {id: a, if: event.status == 'Failed', activities: [{activity: {id: w, type: wait, duration: 1h}}]}}]}")]
    [InlineData(ProblemCodes.UnknownEventFact, "notificationRule: {id: r, events: [release.failed], channels: [c], subject: '<+event.stauts>'}")]
    [InlineData(ProblemCodes.TypeMismatch, "notificationRule: {id: r, events: [release.failed], channels: [c], when: event.reason}")]
    [InlineData("RO1202", "notificationRule: {id: r, events: [release.failed], channels: [c], when: '('}")]
    [InlineData(ProblemCodes.InvalidChannel, "notificationChannel: {id: c, type: slack}")]
    [InlineData(ProblemCodes.InvalidChannel, "notificationChannel: {id: c, type: slack, url: 'http://hooks.example.com'}")]
    [InlineData(ProblemCodes.InvalidChannel, "notificationChannel: {id: c, type: slack, url: 'https://u:p@hooks.example.com'}")]
    [InlineData(ProblemCodes.InvalidChannel, "notificationChannel: {id: c, type: slack, url: 'https://h.example/', to: a@b.example}")]
    [InlineData(ProblemCodes.InvalidChannel, "notificationChannel: {id: c, type: webhook, url: 'https://h.example/'}")]
    [InlineData(ProblemCodes.SecretByValue, "notificationChannel: {id: c, type: webhook, url: 'https://h.example/', secrets: [whsec_abc]}")]
    [InlineData(ProblemCodes.InvalidChannel, "notificationChannel: {id: c, type: email, to: 'a@b.example, c@d.example', from: x@y.example, host: smtp.example.com}")]
    [InlineData(ProblemCodes.InvalidChannel, "notificationChannel: {id: c, type: email, to: approvers, from: nobody, host: smtp.example.com}")]
    [InlineData(ProblemCodes.InvalidChannel, "notificationChannel: {id: c, type: email, to: approvers, from: x@y.example, host: 'smtp example'}")]
    [InlineData(ProblemCodes.SecretByValue, "notificationChannel: {id: c, type: email, to: approvers, from: x@y.example, host: h, user: u, password: p}")]
    [InlineData(ProblemCodes.InvalidChannel, "notificationChannel: {id: c, type: email, to: approvers, from: x@y.example, host: h, security: none, user: u, password: env://P}")]
    public void Read_WhatCannotWork_SaysSo(string code, string text) =>
        Assert.Contains(Read(text).Problems, problem => problem.Code == code && problem.Severity == Severity.Error);

    [Fact]
    public void Compare_TwoRules_TellsWhatDiffers()
    {
        var before = (NotificationRuleDocument)Read("notificationRule: {id: r, events: [release.failed], channels: [c]}").Documents[0];
        var after = (NotificationRuleDocument)Read("notificationRule: {id: r, events: [release.failed], channels: [c], enabled: false}").Documents[0];
        Assert.Single(Core.Processes.Comparing.DefinitionComparer.Compare(before.Rule, after.Rule));
    }

    [Theory]
    [InlineData("qa@example.com", true)]
    [InlineData("o'neil+x@mail.example.co.uk", true)]
    [InlineData("a@b", true)]
    [InlineData("a b@example.com", false)]
    [InlineData("a@example.com\r\nBcc: all@example.com", false)]
    [InlineData("a@example.com\n", false)]
    [InlineData("\"a\"@example.com", false)]
    [InlineData("<a@example.com>", false)]
    [InlineData("a@-example.com", false)]
    [InlineData("a@@example.com", false)]
    [InlineData(".a@example.com", false)]
    [InlineData("", false)]
    public void IsOne_OfATextForAnAddress_TakesPlainOnesAlone(string text, bool isOne) => Assert.Equal(isOne, MailAddresses.IsOne(text));

    private static ReadResult Read(string text) => DocumentReader.Read(text);
}
