// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Says what changes, asks why, then commits. The reason goes into the audit trail. */
UiDialog {
    id: root

    readonly property int shownLines: 10

    function submit(): void {
        close();
        PermissionMatrix.commit(reason.text);
    }

    objectName: "commitSetsDialog"
    iconName: "save"
    tone: "accent"
    title: qsTr("Commit %Ln change(s)", "", PermissionMatrix.stagedCount)
    subtitle: qsTr("They take effect with the next request of everybody who holds these sets.")
    onAboutToShow: reason.clear()
    onOpened: reason.forceActiveFocus()

    Column {
        width: parent.width
        spacing: Theme.space1

        Repeater {
            model: Array.from(PermissionMatrix.stagedLines).slice(0, root.shownLines)

            UiText {
                required property string modelData

                width: parent ? parent.width : 0
                text: modelData
            }
        }
        UiText {
            visible: PermissionMatrix.stagedCount > root.shownLines
            text: qsTr("and %Ln more", "", PermissionMatrix.stagedCount - root.shownLines)
            color: Theme.faint
        }
    }
    FormField {
        width: parent.width
        label: qsTr("Reason")
        help: qsTr("Optional. Stands in the audit trail beside each change.")

        UiTextField {
            id: reason

            objectName: "setsReason"
            width: parent.width
            maximumLength: 500
            placeholderText: qsTr("For instance: auditors need to see samples")
            onAccepted: root.submit()
        }
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "commitSetsConfirm"
            kind: "primary"
            text: qsTr("Commit")
            onClicked: root.submit()
        }
    ]
}
