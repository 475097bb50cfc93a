// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One account in full: what it is called, who owns it, and what can become of it. */
Rectangle {
    id: root

    required property AccountEditor account
    required property AccountCommands commands

    function reload(): void {
        owners.reload();
    }

    objectName: "accountInspector"
    implicitWidth: Theme.grid(100)
    color: Theme.surface

    Separator {
        height: parent.height
        vertical: true
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.space4
            Layout.bottomMargin: Theme.space2
            spacing: Theme.space3

            Icon {
                name: "building-2"
                color: Theme.muted
                size: Theme.iconSizeLarge
            }
            Heading {
                objectName: "accountTitle"
                Layout.fillWidth: true
                level: 2
                text: root.account.name
            }
            IconButton {
                iconName: "x"
                hint: qsTr("Hide the inspector")
                onClicked: AppSettings.inspectorVisible = false
            }
        }
        Separator {
            Layout.fillWidth: true
        }
        Flickable {
            id: flick

            Layout.fillWidth: true
            Layout.fillHeight: true
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

                InlineNotice {
                    objectName: "accountFailure"
                    Layout.fillWidth: true
                    visible: root.account.error.isSet
                    title: root.account.error.title
                    message: root.account.error.message
                }
                InlineNotice {
                    objectName: "deletedNotice"
                    Layout.fillWidth: true
                    visible: root.account.state === "deleted"
                    tone: "warning"
                    iconName: "trash-2"
                    title: qsTr("Deleted on %1").arg(Desktop.minuteText(root.account.deleted))
                    message: qsTr("Nobody of it is let in. Its data is all there until it is purged.")
                }
                InlineNotice {
                    objectName: "purgeNotice"
                    Layout.fillWidth: true
                    visible: root.account.state === "purging"
                    tone: "danger"
                    iconName: "trash-2"
                    title: qsTr("Being purged since %1").arg(Desktop.minuteText(root.account.purgeStarted))
                    message: qsTr("Records go first, then users: %Ln are left. It cannot be stopped.", "users", root.account.userCount)
                }
                UiProgressBar {
                    objectName: "purgeProgress"
                    Layout.fillWidth: true
                    visible: root.account.state === "purging"
                    indeterminate: true
                    Accessible.name: qsTr("Purging")
                }
                FactRow {
                    Layout.fillWidth: true
                    label: qsTr("Code")
                    value: root.account.code
                    mono: true
                }
                FactRow {
                    Layout.fillWidth: true
                    label: qsTr("Slug")
                    value: root.account.slug
                    mono: true
                }
                FactRow {
                    Layout.fillWidth: true
                    label: qsTr("Id")
                    value: root.account.accountId
                    mono: true
                }
                FactRow {
                    Layout.fillWidth: true
                    label: qsTr("Users")
                    value: Desktop.numberText(root.account.userCount)
                }
                FactRow {
                    Layout.fillWidth: true
                    label: qsTr("Created")
                    value: Desktop.minuteText(root.account.created)
                }
                Flow {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space2
                    spacing: Theme.space2

                    UiButton {
                        objectName: "restoreAccount"
                        visible: root.account.state === "deleted"
                        kind: "primary"
                        command: root.commands.restore
                    }
                    UiButton {
                        visible: root.commands.rename.enabled
                        command: root.commands.rename
                    }
                    UiButton {
                        objectName: "openAccount"
                        visible: root.commands.open.enabled
                        command: root.commands.open
                    }
                    UiButton {
                        objectName: "deleteAccount"
                        visible: root.commands.remove.enabled
                        command: root.commands.remove
                    }
                    UiButton {
                        objectName: "purgeAccount"
                        visible: root.account.state === "deleted"
                        command: root.commands.purge
                    }
                }
                OwnersPart {
                    id: owners

                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space4
                    // Superadmins are made and changed among the users; nobody owns what is deleted.
                    visible: !root.account.system && (root.account.state === "active" || root.account.state === "suspended")
                    active: root.visible && visible
                    accountId: root.account.accountId
                    accountName: root.account.name
                }
            }
        }
    }
}
