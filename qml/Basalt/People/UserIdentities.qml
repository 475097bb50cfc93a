// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** What a user signs in with, each switched off and on by itself. */
ColumnLayout {
    id: root

    required property IdentityListModel identities
    required property bool changeable
    signal changed

    spacing: Theme.space2

    Connections {
        target: root.identities

        function onChanged(): void {
            root.changed();
        }
        function onChangeFailed(error: apiError): void {
            Notices.failure(error);
        }
    }
    SectionLabel {
        Layout.fillWidth: true
        visible: root.identities.count > 0
        text: qsTr("Signs in with")
    }
    InlineNotice {
        Layout.fillWidth: true
        visible: root.identities.error.isSet && !root.identities.error.isForbidden
        title: root.identities.error.title
        message: root.identities.error.message
    }
    Repeater {
        model: root.identities

        RowLayout {
            id: row

            required property string provider
            required property string subject
            required property string username
            required property string email
            required property bool usable
            required property bool verified
            required property string lastUsed
            // When the password was last used is not kept beside the user's last sign-in.
            readonly property string used: lastUsed !== "" ? qsTr("used %1").arg(Desktop.agoText(lastUsed)) : provider === "email" ? "" : qsTr("never used")
            readonly property string label: provider === "email" ? qsTr("Address and password") : provider

            objectName: "identityRow"
            Layout.fillWidth: true
            spacing: Theme.space2

            Icon {
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: Theme.space1
                name: row.provider === "email" ? "mail" : "globe"
                color: row.usable ? Theme.success : Theme.faint
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                UiText {
                    Layout.fillWidth: true
                    text: row.label
                    color: row.usable ? Theme.text : Theme.faint
                }
                UiText {
                    Layout.fillWidth: true
                    text: Array.from([row.username !== "" ? row.username : row.email !== "" ? row.email : row.subject, row.usable ? "" : qsTr("switched off"), row.verified ? "" : qsTr("not verified"), row.used]).filter(each => each !== "").join(" · ")
                    color: Theme.muted
                    font.pixelSize: Theme.fontSecondary
                    wrapMode: Text.Wrap
                    maximumLineCount: 3
                }
            }
            UiButton {
                objectName: "switchIdentity"
                writes: true
                visible: root.changeable
                text: row.usable ? qsTr("Switch off") : qsTr("Switch on")
                hint: row.usable ? qsTr("No more sign-in with it; open sessions end") : qsTr("It is for signing in again")
                onClicked: root.identities.setEnabled(row.provider, !row.usable)
            }
        }
    }
}
