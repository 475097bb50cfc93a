// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Says what changes, and on wish for whom; asks why, then commits. The reason goes into the audit trail. */
UiDialog {
    id: root

    readonly property int shownLines: 10
    readonly property list<string> changed: Array.from(PermissionMatrix.stagedIds)
    /** The set that is compared. */
    property string setId: ""

    function submit(): void {
        close();
        PermissionMatrix.commit(reason.text);
    }

    objectName: "commitSetsDialog"
    iconName: "save"
    tone: "accent"
    title: qsTr("Commit %Ln change(s)", "", PermissionMatrix.stagedCount)
    subtitle: qsTr("They take effect with the next request of everybody who holds these sets.")
    onAboutToShow: {
        reason.clear();
        setId = changed[0] ?? "";
        difference.clear();
    }
    onSetIdChanged: difference.clear()
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
    ChoiceBox {
        objectName: "comparedSet"
        width: parent.width
        visible: root.changed.length > 1
        label: qsTr("Set to compare")
        values: root.changed
        texts: Array.from(PermissionMatrix.stagedNames)
        value: root.setId
        onChosen: value => root.setId = value
    }
    AccessDifference {
        id: difference

        objectName: "setDifference"
    }
    DifferencePart {
        width: parent.width
        difference: difference
        obstacle: Array.from(OwnAccess.held).includes("users.read") ? "" : qsTr("To see who gains and who loses, the permission “users.read” is missing.")
        most: 4
        onWanted: difference.compareSet(PermissionMatrix, root.setId)
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
