using DeployTokenPortal.Security.Integrity;

namespace DeployTokenPortal.Tests.Security.Integrity;

public sealed class WebhookSignatureTests
{
    // The example of the Standard Webhooks specification.
    [Fact]
    public void Signature_is_that_of_the_specification()
    {
        Assert.Equal(
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            WebhookSignature.Sign("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}"""));
    }

    [Fact]
    public void Signature_covers_id_time_body_and_secret()
    {
        Assert.Distinct(
        [
            WebhookSignature.Sign("a secret of 24 characters", "a", 1, "{}"),
            WebhookSignature.Sign("a secret of 24 characters", "b", 1, "{}"),
            WebhookSignature.Sign("a secret of 24 characters", "a", 2, "{}"),
            WebhookSignature.Sign("a secret of 24 characters", "a", 1, "{ }"),
            WebhookSignature.Sign("another of 24 characters", "a", 1, "{}"),
        ]);
    }
}
