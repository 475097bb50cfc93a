// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One invitation in full: into what, until when, and what is done along with it. */
Rectangle {
    id: root

    required property string invitationId
    /** Its row, which says what it is. */
    required property InvitationRow row
    required property InvitationCommands commands

    function reload(): void {
        actions.reload();
    }

    objectName: "invitationInspector"
    implicitWidth: Theme.inspectorWidth
    color: Theme.surface

    InvitationActionModel {
        id: actions

        objectName: "invitationActions"
        invitationId: root.invitationId
    }
    Separator {
        height: parent.height
        vertical: true
    }
    Flickable {
        id: flick

        anchors.fill: parent
        contentWidth: width
        contentHeight: content.implicitHeight + 2 * Theme.space4
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.vertical: UiScrollBar { }

        ColumnLayout {
            id: content

            x: Theme.space4
            y: Theme.space4
            width: flick.width - 2 * Theme.space4
            spacing: Theme.space2

            RowLayout {
                Layout.fillWidth: true

                Heading {
                    objectName: "invitationAddress"
                    Layout.fillWidth: true
                    level: 2
                    text: root.row?.email ?? ""
                    wrapMode: Text.Wrap
                }
                IconButton {
                    Layout.alignment: Qt.AlignTop
                    iconName: "x"
                    hint: qsTr("Hide the inspector")
                    onClicked: AppSettings.inspectorVisible = false
                }
            }
            FactRow {
                Layout.fillWidth: true
                label: qsTr("State")
                value: root.row?.look[2] ?? ""
            }
            FactRow {
                Layout.fillWidth: true
                label: qsTr("Account")
                value: root.row?.accountName ?? ""
            }
            FactRow {
                Layout.fillWidth: true
                label: qsTr("Role")
                value: root.row?.role ?? ""
            }
            FactRow {
                Layout.fillWidth: true
                label: qsTr("Invited")
                value: Desktop.minuteText(root.row?.created ?? "")
            }
            FactRow {
                Layout.fillWidth: true
                visible: root.row !== null && root.row.open
                label: qsTr("Until")
                value: Desktop.minuteText(root.row?.expires ?? "")
            }
            FactRow {
                objectName: "invitationMessage"
                Layout.fillWidth: true
                visible: value !== ""
                label: qsTr("Message")
                value: root.row?.message ?? ""
            }
            Flow {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space1
                visible: root.row !== null && root.row.open
                spacing: Theme.space2

                UiButton {
                    objectName: "resendButton"
                    command: root.commands.resend
                }
                UiButton {
                    objectName: "revokeButton"
                    command: root.commands.revoke
                }
            }
            SectionLabel {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space4
                text: qsTr("Done along with it")
            }
            Skeleton {
                Layout.fillWidth: true
                active: actions.loading && !actions.loaded
                lines: 2
            }
            InlineNotice {
                objectName: "actionsProblem"
                Layout.fillWidth: true
                visible: actions.error.isSet
                title: actions.error.title
                message: actions.error.message
            }
            UiText {
                Layout.fillWidth: true
                visible: actions.loaded && actions.count === 0
                text: qsTr("Nothing but what its role and groups give.")
                color: Theme.muted
                wrapMode: Text.WordWrap
            }
            Repeater {
                model: actions

                InvitationActionRow {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space1
                }
            }
        }
    }
}
