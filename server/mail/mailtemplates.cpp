// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/mailtemplates.h"

#include "mail/mailmessage.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::mail {

namespace {

constexpr std::array<QByteArrayView, 8> kVerificationNames{"app_name", "app_url",      "support_email", "email",
                                                           "token",    "account_name", "expires_at",    "verification_url"};
constexpr std::array<QByteArrayView, 9> kResetNames{"app_name",     "app_url",    "support_email", "email",    "token",
                                                    "account_name", "expires_at", "ip_address",    "reset_url"};
constexpr std::array<QByteArrayView, 10> kInvitationNames{"app_name",   "app_url",       "support_email", "email",
                                                          "token",      "account_name",  "inviter_name",  "message",
                                                          "expires_at", "invitation_url"};
constexpr std::array<QByteArrayView, 2> kVerificationSecrets{"token", "verification_url"};
constexpr std::array<QByteArrayView, 2> kResetSecrets{"token", "reset_url"};

constexpr std::array<QByteArrayView, 2> kInvitationSecrets{"token", "invitation_url"};

/** What is told afterwards has nothing to keep secret. */
constexpr std::array<QByteArrayView, 6> kNoticeNames{"app_name", "app_url",      "support_email",
                                                     "email",    "account_name", "inviter_name"};

constexpr std::array kTypes{MailType{"email_verification", kVerificationNames, kVerificationSecrets},
                            MailType{"password_reset", kResetNames, kResetSecrets},
                            MailType{"invitation", kInvitationNames, kInvitationSecrets},
                            MailType{"welcome", kNoticeNames, {}},
                            MailType{"invitation_accepted", kNoticeNames, {}},
                            MailType{"invitation_rejected", kNoticeNames, {}},
                            MailType{"invitation_expired", kNoticeNames, {}}};
constexpr std::array<QByteArrayView, 2> kLocales{"en", "de"};

constexpr qsizetype kMaxSubject = 200;
constexpr qsizetype kMaxBody = 100'000;

struct BuiltIn
{
    QByteArrayView type;
    QByteArrayView locale;
    QStringView subject;
    QStringView greeting; ///< what is to be done, before the button
    QStringView button;
    QStringView url; ///< name of the variable
    QStringView ending;
};

constexpr std::array kBuiltIn{
    BuiltIn{
        "email_verification", "en", u"Verify your e-mail address for {{app_name}}",
        u"Please verify that {{email}} is your address for {{account_name}} at {{app_name}}.", u"Verify address",
        u"verification_url",
        u"The link works once, until {{expires_at}}. If you did not ask for this, do nothing: somebody typed your address by "
        u"mistake."},
    BuiltIn{"email_verification", "de", u"E-Mail-Adresse für {{app_name}} bestätigen",
            u"Bitte bestätige, dass {{email}} deine Adresse für {{account_name}} bei {{app_name}} ist.", u"Adresse bestätigen",
            u"verification_url",
            u"Der Link gilt einmal, bis {{expires_at}}. Wenn du nichts angefordert hast, ist nichts zu tun: Jemand hat sich "
            u"bei der "
            u"Adresse vertippt."},
    BuiltIn{
        "password_reset", "en", u"Choose a new password for {{app_name}}",
        u"Somebody, probably you, asked for a new password for {{email}} in {{account_name}} at {{app_name}}.",
        u"Choose a new password", u"reset_url",
        u"The link works once, until {{expires_at}}. If you did not ask for this, do nothing: your password stays as it is."},
    BuiltIn{
        "password_reset", "de", u"Neues Passwort für {{app_name}} wählen",
        u"Jemand, vermutlich du, hat ein neues Passwort für {{email}} in {{account_name}} bei {{app_name}} angefordert.",
        u"Neues Passwort wählen", u"reset_url",
        u"Der Link gilt einmal, bis {{expires_at}}. Wenn du nichts angefordert hast, ist nichts zu tun: Dein Passwort bleibt, "
        u"wie es ist."},
    BuiltIn{"invitation", "en", u"{{inviter_name}} invites you to {{account_name}}",
            u"{{inviter_name}} invites {{email}} to {{account_name}} at {{app_name}}. {{message}}", u"Accept the invitation",
            u"invitation_url", u"The link works once, until {{expires_at}}. If you do not want to join, do nothing."},
    BuiltIn{"invitation", "de", u"{{inviter_name}} lädt dich zu {{account_name}} ein",
            u"{{inviter_name}} lädt {{email}} zu {{account_name}} bei {{app_name}} ein. {{message}}", u"Einladung annehmen",
            u"invitation_url",
            u"Der Link gilt einmal, bis {{expires_at}}. Wenn du nicht beitreten möchtest, ist nichts zu tun."},
    BuiltIn{"welcome", "en", u"Welcome to {{account_name}}",
            u"You are a member of {{account_name}} at {{app_name}} now. Sign in with {{email}}.", u"Open {{app_name}}",
            u"app_url", u"{{inviter_name}} invited you."},
    BuiltIn{"welcome", "de", u"Willkommen bei {{account_name}}",
            u"Du bist jetzt Mitglied von {{account_name}} bei {{app_name}}. Melde dich mit {{email}} an.",
            u"{{app_name}} öffnen", u"app_url", u"{{inviter_name}} hat dich eingeladen."},
    BuiltIn{"invitation_accepted", "en", u"{{email}} has joined {{account_name}}",
            u"{{email}} has accepted your invitation to {{account_name}} at {{app_name}}.", u"Open {{app_name}}", u"app_url",
            u"There is nothing for you to do."},
    BuiltIn{"invitation_accepted", "de", u"{{email}} ist {{account_name}} beigetreten",
            u"{{email}} hat deine Einladung zu {{account_name}} bei {{app_name}} angenommen.", u"{{app_name}} öffnen",
            u"app_url", u"Es ist nichts weiter zu tun."},
    BuiltIn{"invitation_rejected", "en", u"{{email}} does not join {{account_name}}",
            u"{{email}} has declined your invitation to {{account_name}} at {{app_name}}.", u"Open {{app_name}}", u"app_url",
            u"The link of the invitation is over."},
    BuiltIn{"invitation_rejected", "de", u"{{email}} tritt {{account_name}} nicht bei",
            u"{{email}} hat deine Einladung zu {{account_name}} bei {{app_name}} abgelehnt.", u"{{app_name}} öffnen",
            u"app_url", u"Der Link der Einladung gilt nicht mehr."},
    BuiltIn{"invitation_expired", "en", u"Your invitation for {{email}} has expired",
            u"{{email}} has not answered your invitation to {{account_name}} at {{app_name}} in time.", u"Open {{app_name}}",
            u"app_url", u"You can send the invitation once more."},
    BuiltIn{"invitation_expired", "de", u"Deine Einladung für {{email}} ist abgelaufen",
            u"{{email}} hat deine Einladung zu {{account_name}} bei {{app_name}} nicht rechtzeitig beantwortet.",
            u"{{app_name}} öffnen", u"app_url", u"Du kannst die Einladung noch einmal senden."},
};

/** A stretch of a template: text, or the name between `{{` and `}}`. */
struct Piece
{
    QStringView text;
    QByteArray name; ///< null: text
};

/** Nothing for `{{` without its end, or for something else than a name in between. */
std::optional<QList<Piece>> split(QStringView text)
{
    QList<Piece> pieces;
    qsizetype at = 0;
    while (true) {
        const qsizetype begin = text.indexOf(u"{{", at);
        if (begin < 0) {
            pieces.append({text.sliced(at), {}});
            return pieces;
        }
        const qsizetype end = text.indexOf(u"}}", begin);
        if (end < 0)
            return std::nullopt;
        const QStringView name = text.sliced(begin + 2, end - begin - 2).trimmed();
        const bool isName = !name.isEmpty() && std::ranges::all_of(name, [](QChar c) {
            return c == u'_' || (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        });
        if (!isName)
            return std::nullopt;
        pieces.append({text.sliced(at, begin - at), {}});
        pieces.append({{}, name.toLatin1()});
        at = end + 2;
    }
}

template <class Write>
QString filled(const QString &text, const MailVariables &variables, Write write)
{
    const auto pieces = split(text);
    if (!pieces)
        return text; // was refused when it was stored
    QString out;
    for (const Piece &piece : *pieces) {
        if (piece.name.isNull())
            out += piece.text;
        else
            out += write(variables.value(piece.name));
    }
    return out;
}

void checkText(const MailType &type, const QString &field, const QString &text, qsizetype longest, QList<FieldError> &errors)
{
    if (text.size() > longest) {
        errors.append({field, u"At most %1 characters."_s.arg(longest), u"too_long"_s});
        return;
    }
    const auto pieces = split(text);
    if (!pieces || text.contains("{%"_L1)) {
        errors.append(
            {field, u"Only {{name}} is replaced: names are of small letters, digits and _."_s, u"invalid_template"_s});
        return;
    }
    for (const Piece &piece : *pieces) {
        if (!piece.name.isNull() && std::ranges::find(type.variables, QByteArrayView(piece.name)) == type.variables.end())
            errors.append(
                {field, u"There is no variable \"%1\" here."_s.arg(QString::fromLatin1(piece.name)), u"unknown_variable"_s});
    }
}

} // namespace

std::span<const MailType> mailTypes()
{
    return kTypes;
}

const MailType *mailType(QByteArrayView name)
{
    const auto type = std::ranges::find(kTypes, name, &MailType::name);
    return type == kTypes.end() ? nullptr : &*type;
}

std::span<const QByteArrayView> mailLocales()
{
    return kLocales;
}

bool isMailLocale(QByteArrayView locale)
{
    return std::ranges::find(kLocales, locale) != kLocales.end();
}

QByteArray localeFrom(QByteArrayView acceptLanguage)
{
    constexpr qsizetype kMaxHeader = 256;
    // In the order of the header: nobody sends the language that he likes best last.
    for (const QByteArray &range : acceptLanguage.first(std::min(acceptLanguage.size(), kMaxHeader)).toByteArray().split(',')) {
        const QByteArray language = range.split(';').constFirst().split('-').constFirst().trimmed().toLower();
        if (isMailLocale(language))
            return language;
    }
    return {};
}

MailTexts builtInTexts(QByteArrayView type, QByteArrayView locale)
{
    const auto found =
        std::ranges::find_if(kBuiltIn, [&](const BuiltIn &row) { return row.type == type && row.locale == locale; });
    Q_ASSERT(found != kBuiltIn.end());
    const QString url = u"{{%1}}"_s.arg(found->url);
    MailTexts texts;
    texts.subject = found->subject.toString();
    texts.text = found->greeting + u"\n\n"_s + found->button + u":\n"_s + url + u"\n\n"_s + found->ending + u"\n"_s;
    texts.html =
        u"<!DOCTYPE html>\n<html lang=\"%1\">\n<body style=\"font: 16px/1.5 sans-serif\">\n<p>%2</p>\n"
        "<p><a href=\"%3\">%4</a></p>\n<p>%5</p>\n</body>\n</html>\n"_s.arg(
            QString::fromLatin1(locale), found->greeting.toString(), url, found->button.toString(), found->ending.toString());
    return texts;
}

MailVariables sampleVariables(QByteArrayView type)
{
    MailVariables values{{"app_name", u"Basalt"_s},
                         {"app_url", u"https://basalt.example.org"_s},
                         {"support_email", u"support@example.org"_s},
                         {"email", u"ada@example.org"_s},
                         {"token", u"sample"_s},
                         {"account_name", u"The Lab"_s},
                         {"expires_at", u"2026-01-01 12:00 UTC"_s},
                         {"ip_address", u"192.0.2.1"_s}};
    const QString link = u"https://basalt.example.org/sample"_s;
    values.insert("inviter_name", u"Grace"_s);
    values.insert("message", u"See you there."_s);
    values.insert(type == "password_reset" ? "reset_url" : type == "invitation" ? "invitation_url" : "verification_url", link);
    return values;
}

QList<FieldError> checkTexts(const MailType &type, const MailTexts &texts)
{
    QList<FieldError> errors;
    if (texts.subject.trimmed().isEmpty())
        errors.append({u"subject"_s, u"This is required."_s, u"required"_s});
    else if (!isHeaderSafe(texts.subject))
        errors.append({u"subject"_s, u"Line breaks and control characters are not allowed here."_s, u"invalid_character"_s});
    if (texts.text.trimmed().isEmpty())
        errors.append({u"text_body"_s, u"This is required: not everybody reads HTML."_s, u"required"_s});
    checkText(type, u"subject"_s, texts.subject, kMaxSubject, errors);
    checkText(type, u"html_body"_s, texts.html, kMaxBody, errors);
    checkText(type, u"text_body"_s, texts.text, kMaxBody, errors);
    return errors;
}

MailTexts fillIn(const MailTexts &texts, const MailVariables &variables)
{
    const auto onOneLine = [](const QString &value) {
        QString line = value;
        for (QChar &c : line) {
            if (!isHeaderSafe(c))
                c = u' ';
        }
        return line;
    };
    const auto plain = [](const QString &value) { return value; };
    const auto escaped = [](const QString &value) { return value.toHtmlEscaped(); };
    return {filled(texts.subject, variables, onOneLine), filled(texts.html, variables, escaped),
            filled(texts.text, variables, plain)};
}

} // namespace basalt::mail
