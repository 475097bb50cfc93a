// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQml
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Oneself: name, password, second factor, and where one is signed in. */
FocusScope {
    id: root

    readonly property bool passwordReady: current.text !== "" && wanted.text !== "" && wanted.text === again.text

    objectName: "profilePage"

    function reload(): void {
        profile.load();
        secondFactor.reload();
        sessions.reload();
    }

    Command {
        id: saveCommand

        commandId: "profile.save"
        title: qsTr("Save the name")
        category: qsTr("My profile")
        iconName: "save"
        shortcut: "Ctrl+S"
        writes: true
        enabled: profile.loaded && !profile.busy && name.text.trim() !== profile.name
        onTriggered: profile.rename(name.text)
    }
    Command {
        id: passwordCommand

        commandId: "profile.password"
        title: qsTr("Change the password")
        category: qsTr("My profile")
        iconName: "key-round"
        writes: true
        enabled: profile.loaded && !password.busy && root.passwordReady
        onTriggered: password.changePassword(current.text, wanted.text)
    }
    Command {
        commandId: "profile.reload"
        title: qsTr("Reload the profile")
        category: qsTr("My profile")
        iconName: "refresh-cw"
        shortcut: "F5"
        onTriggered: root.reload()
    }
    OwnProfile {
        id: profile

        onSaved: Notices.success(qsTr("The name is saved"))
        onProfileChanged: name.text = profile.name
    }
    OwnProfile {
        id: password

        onPasswordChanged: {
            for (const field of [current, wanted, again])
                field.clear();
            sessions.reload();
            Notices.success(qsTr("The password is changed"), qsTr("Your other sessions have ended."));
        }
    }
    SessionListModel {
        id: sessions

        objectName: "ownSessions"
        own: true
    }
    Connections {
        target: Session

        function onReady(): void {
            root.reload();
        }
    }
    Timer {
        // The profile is asked for as soon as the page is there.
        interval: 0
        running: true
        onTriggered: profile.load()
    }
    Flickable {
        id: flick

        anchors.fill: parent
        contentWidth: width
        contentHeight: content.implicitHeight + 2 * Theme.space5
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: UiScrollBar { }

        ColumnLayout {
            id: content

            x: Theme.space5
            y: Theme.space5
            width: Math.min(flick.width - 2 * Theme.space5, Theme.grid(180))
            spacing: Theme.space4

            PageHeader {
                Layout.fillWidth: true
                title: qsTr("My profile")
                note: Session.userEmail
            }
            InlineNotice {
                Layout.fillWidth: true
                visible: profile.error.isSet
                title: profile.error.title
                message: profile.error.message
            }
            Card {
                Layout.fillWidth: true
                spacing: Theme.space4

                RowLayout {
                    width: parent.width
                    spacing: Theme.space3

                    Avatar {
                        initials: Session.userInitials
                    }
                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: 0

                        Heading {
                            objectName: "profileName"
                            Layout.fillWidth: true
                            level: 2
                            text: profile.name !== "" ? profile.name : Session.userEmail
                        }
                        UiText {
                            Layout.fillWidth: true
                            text: Array.from([profile.role, Session.superadmin ? qsTr("superadmin") : "", profile.loaded ? qsTr("since %1").arg(Desktop.minuteText(profile.created)) : ""]).filter(each => each !== "").join(" · ")
                            color: Theme.muted
                        }
                    }
                    Badge {
                        visible: profile.loaded
                        tone: profile.verified ? "success" : "warning"
                        iconName: profile.verified ? "circle-check" : "mail"
                        text: profile.verified ? qsTr("address verified") : qsTr("address not verified")
                    }
                }
                FormField {
                    width: parent.width
                    label: qsTr("Name")
                    help: qsTr("Others read it in lists and in the audit trail. Empty: your address is shown.")
                    problem: profile.error.field("display_name")

                    RowLayout {
                        width: parent.width
                        spacing: Theme.space2

                        UiTextField {
                            id: name

                            objectName: "ownName"
                            Layout.fillWidth: true
                            maximumLength: 255
                            enabled: profile.loaded && !ViewAs.active
                            placeholderText: qsTr("Your name")
                            onAccepted: saveCommand.trigger()
                        }
                        UiButton {
                            objectName: "saveName"
                            iconName: ""
                            command: saveCommand
                            busy: profile.busy && profile.loaded
                        }
                    }
                }
            }
            Card {
                Layout.fillWidth: true
                spacing: Theme.space4

                Heading {
                    level: 2
                    text: qsTr("Password")
                }
                InlineNotice {
                    objectName: "passwordProblem"
                    width: parent.width
                    visible: password.error.isSet
                    title: password.error.title
                    message: password.error.message
                }
                FormField {
                    width: parent.width
                    label: qsTr("Password now")
                    problem: password.error.field("current_password")

                    PasswordField {
                        id: current

                        objectName: "currentPassword"
                        width: parent.width
                        placeholderText: qsTr("Password now")
                        onAccepted: wanted.forceActiveFocus()
                    }
                }
                FormField {
                    width: parent.width
                    label: qsTr("New password")
                    problem: password.error.field("new_password")

                    Column {
                        width: parent.width
                        spacing: Theme.space2

                        PasswordField {
                            id: wanted

                            objectName: "newPassword"
                            width: parent.width
                            placeholderText: qsTr("New password")
                            onAccepted: again.forceActiveFocus()
                        }
                        StrengthMeter {
                            objectName: "passwordStrength"
                            password: wanted.text
                        }
                    }
                }
                FormField {
                    width: parent.width
                    label: qsTr("New password again")
                    problem: again.text !== "" && again.text !== wanted.text ? qsTr("The two are not the same.") : ""

                    PasswordField {
                        id: again

                        objectName: "newPasswordAgain"
                        width: parent.width
                        placeholderText: qsTr("New password again")
                        onAccepted: passwordCommand.trigger()
                    }
                }
                UiButton {
                    objectName: "changePassword"
                    kind: "primary"
                    command: passwordCommand
                    busy: password.busy
                }
            }
            SecondFactorCard {
                id: secondFactor

                Layout.fillWidth: true
            }
            Card {
                Layout.fillWidth: true
                spacing: Theme.space3

                Heading {
                    level: 2
                    text: qsTr("Where I am signed in")
                }
                SessionList {
                    width: parent.width
                    sessions: sessions
                }
            }
        }
    }
}
