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

    objectName: "profilePage"

    function reload(): void {
        profile.load();
        secondFactor.reload();
        sessions.reload();
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
            ProfileNameCard {
                Layout.fillWidth: true
                profile: profile
            }
            PasswordCard {
                Layout.fillWidth: true
                ready: profile.loaded
                onChanged: sessions.reload()
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
